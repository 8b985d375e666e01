package com.mdmc.crm.command.lead.adapter;

import static com.mdmc.crm.projections.fold.IndexFields.path;
import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.IndexFields;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * View of the e-mail address of a lead, found by its blind index.
 *
 * @param email {@code null} once the lead was erased
 */
record LeadAddress(PersonalText email) {
    static final String INDEX = "email";

    private static final Fold<LeadAddress> FOLD = Fold.of(LeadAddress.class)
            .on(
                    LeadCaptured.class,
                    (none, captured) ->
                            new LeadAddress(captured.event().personalInfo().email()))
            .on(
                    LeadPersonalInfoChanged.class,
                    (before, changed) ->
                            new LeadAddress(changed.event().personalInfo().email()))
            .on(LeadErased.class, (before, erased) -> new LeadAddress(null))
            .build();

    static final ViewDefinition<LeadAddress> VIEW = ViewDefinition.bySubject(
            "lead_addresses", LeadAddress.class, FOLD, List.of(ascending(path(INDEX))), List.of());

    /** The blind index, which is gone with the address. */
    record Index(Privacy privacy, BlindIndex blindIndex) implements IndexFields<LeadAddress> {

        @Override
        public void prepare(Collection<LeadAddress> addresses) {
            privacy.prefetch(List.copyOf(addresses));
        }

        @Override
        public Map<String, Object> of(LeadAddress address) {
            if (address.email() == null) {
                return Map.of();
            }
            PersonalText email = privacy.decrypt(address.email());
            return email.text().equals(Privacy.ERASED)
                    ? Map.of()
                    : Map.of(INDEX, blindIndex.of(email).value());
        }
    }
}
