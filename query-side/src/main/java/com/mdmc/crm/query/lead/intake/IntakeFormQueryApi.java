package com.mdmc.crm.query.lead.intake;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Sorts.ascending;

import com.mdmc.crm.domain.lead.intake.IntakeDefaults;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The forms there are and were, for those who administer them. */
@RestController
@RequestMapping("/api/forms")
@AnsweredFrom("intake_forms")
class IntakeFormQueryApi {
    private static final int MOST = 1_000;

    private final Views views;

    IntakeFormQueryApi(Views views) {
        this.views = views;
    }

    /** A form; {@code retiredAt} is {@code null} while it is in use. */
    @NullMarked
    record Form(
            String id,
            String key,
            String name,
            List<String> origins,
            IntakeDefaults defaults,
            Instant createdAt,
            @Nullable Instant retiredAt,
            long version) {

        static Form of(IntakeFormView form) {
            return new Form(
                    form.formId(),
                    form.formId(),
                    form.name(),
                    form.origins(),
                    form.defaults(),
                    form.createdAt(),
                    form.retiredAt(),
                    form.version());
        }
    }

    @GetMapping
    Map<String, List<Form>> all(Actor actor) {
        actor.require(Permission.ADMIN_SETTINGS);
        return Map.of(
                "items",
                views.find(IntakeFormView.VIEW, empty(), ascending("createdAt", "_id"), MOST).stream()
                        .map(Form::of)
                        .toList());
    }
}
