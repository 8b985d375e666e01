package com.mdmc.crm.domain;

/**
 * A fact that was recorded and will not change. Each aggregate has one sealed interface of nested records that
 * extends this one; records are stored under their simple name and a revision, never under their class name.
 */
public interface DomainEvent {

    /**
     * Whose data this event is: the id of the lead, campaign or user it is about. History is read by subject, and
     * personal data in the event is encrypted under the subject's own key.
     */
    String subject();
}
