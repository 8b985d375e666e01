package com.mdmc.crm.domain.lead.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import java.util.List;

/** Everything that can have happened to a form of a website; what is sent in by it happens to leads. */
public sealed interface IntakeFormEvent extends DomainEvent {

    String formId();

    /** Streams of forms are told from those of others by a prefix. */
    @Override
    @JsonIgnore
    default String subject() {
        return subject(formId());
    }

    /** The stream of a form. */
    static String subject(String formId) {
        return "intake-form:" + formId;
    }

    /**
     * A website may send requests in by a form whose id is its public key.
     *
     * @param origins the only ones whose pages may, such as {@code https://www.mdmc.fr}
     */
    record IntakeFormCreated(String formId, String name, List<String> origins, IntakeDefaults defaults)
            implements IntakeFormEvent {

        public IntakeFormCreated {
            origins = List.copyOf(origins);
        }
    }

    /** Nothing is taken in by the form any more. */
    record IntakeFormRetired(String formId, String name) implements IntakeFormEvent {}
}
