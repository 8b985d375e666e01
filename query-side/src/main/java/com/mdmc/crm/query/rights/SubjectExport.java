package com.mdmc.crm.query.rights;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.activity.PersonalEntry;
import com.mdmc.crm.query.lead.view.LeadView;
import java.time.Instant;
import java.util.List;

/**
 * Export of all data held on one person (art. 15 and 20 of the General Data Protection Regulation).
 *
 * @param format names this shape; a change that readers notice raises its number
 * @param records the lead and the duplicates merged into it, private notes included
 * @param campaigns those that come from these leads
 * @param history what happened to all of them, the newest first, without the staff members who acted
 */
record SubjectExport(
        String format,
        LeadId subject,
        Instant exportedAt,
        List<LeadView> records,
        List<CampaignView> campaigns,
        List<PersonalEntry> history) {
    static final String FORMAT = "mdmc-crm/subject-export/v1";
}
