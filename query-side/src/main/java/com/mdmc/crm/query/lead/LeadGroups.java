package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.BusinessInfo.Budget;
import com.mdmc.crm.domain.lead.BusinessInfo.PreviousExperience;
import com.mdmc.crm.domain.lead.BusinessInfo.Timeline;
import com.mdmc.crm.domain.lead.CommunicationPreferences;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.lead.PersonalInfo.Address;

/** Fills groups that were not given, so that every field of the model is answered, if only with {@code null}. */
final class LeadGroups {
    static final Communication NEVER_CONTACTED = new Communication(null, null, null, null, null, null, 0, 0, null);
    static final Analytics NOTHING_SEEN = new Analytics(0, 0, 0, 0, 0, 0, 0);

    private static final Address NO_ADDRESS = new Address(null, null, null, null);
    private static final Budget NO_BUDGET = new Budget(null, null, null, null);
    private static final Timeline NO_TIMELINE = new Timeline(null, null, null);
    private static final PreviousExperience NO_EXPERIENCE = new PreviousExperience(null, null, null, null);
    private static final LeadSource NO_SOURCE = new LeadSource(null, null, null, null, null, null, null, null);

    private LeadGroups() {}

    static PersonalInfo complete(PersonalInfo person) {
        return person.address() != null
                ? person
                : new PersonalInfo(person.firstName(), person.lastName(), person.email(), person.phone(), NO_ADDRESS);
    }

    static BusinessInfo complete(BusinessInfo business) {
        if (business == null) {
            return new BusinessInfo(NO_BUDGET, null, null, NO_TIMELINE, NO_EXPERIENCE);
        }
        return new BusinessInfo(
                business.budget() == null ? NO_BUDGET : business.budget(),
                business.platforms(),
                business.goals(),
                business.timeline() == null ? NO_TIMELINE : business.timeline(),
                business.previousExperience() == null ? NO_EXPERIENCE : business.previousExperience());
    }

    static LeadSource complete(LeadSource source) {
        return source == null ? NO_SOURCE : source;
    }

    /** Preferences together with what was recorded of contacts so far. */
    static Communication preferring(CommunicationPreferences preferences, Communication before) {
        boolean given = preferences != null;
        return new Communication(
                given ? preferences.preferredMethod() : null,
                given ? preferences.preferredTime() : null,
                given ? preferences.language() : null,
                given ? preferences.timezone() : null,
                before.lastContact(),
                before.nextFollowUp(),
                before.contactAttempts(),
                before.answeredAttempts(),
                before.responseRate());
    }
}
