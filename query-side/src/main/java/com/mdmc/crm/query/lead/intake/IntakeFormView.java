package com.mdmc.crm.query.lead.intake;

import com.mdmc.crm.domain.lead.intake.IntakeDefaults;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormCreated;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormRetired;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;

/** Read model of a website's form; {@code retiredAt} is {@code null} while it is in use. */
@RecordBuilder
record IntakeFormView(
        String id,
        long version,
        long position,
        String formId,
        String name,
        List<String> origins,
        IntakeDefaults defaults,
        Instant createdAt,
        Instant retiredAt)
        implements IntakeFormViewBuilder.With {
    static final Fold<IntakeFormView> FOLD = Fold.of(IntakeFormView.class)
            .startsWith(
                    IntakeFormCreated.class,
                    e -> new IntakeFormView(
                            e.event().subject(),
                            0,
                            0,
                            e.event().formId(),
                            e.event().name(),
                            e.event().origins(),
                            e.event().defaults(),
                            e.time(),
                            null))
            .on(IntakeFormRetired.class, (form, e) -> form.withRetiredAt(e.time()))
            .afterEach((form, e) -> form.with(next -> next.version(e.version()).position(e.position())))
            .build();

    static final ViewDefinition<IntakeFormView> VIEW =
            ViewDefinition.bySubject("intake_forms", IntakeFormView.class, FOLD, List.of(), List.of());
}
