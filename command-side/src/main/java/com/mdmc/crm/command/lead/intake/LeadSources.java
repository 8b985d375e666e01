package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.command.lead.api.LeadInput;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormCreated;
import com.mdmc.crm.platform.http.RequestOrigin;
import com.mdmc.crm.platform.privacy.Privacy;
import java.time.Clock;

/** The source of a lead that came by a form: its campaign as the page's address told it, and the visitor's network. */
record LeadSources(Privacy privacy, Clock clock) {
    private static final int LONGEST_IP = 64;
    private static final int LONGEST_AGENT = 512;
    private static final int LONGEST_REFERRER = 2_000;

    LeadSource of(LeadId lead, IntakeFormCreated form, Submission submission, Visitor visitor) {
        String type = form.defaults().formType() == null
                ? form.name()
                : form.defaults().formType();
        PersonalText referrer =
                submission.referrer() == null ? bounded(visitor.referrer(), LONGEST_REFERRER) : submission.referrer();
        LeadSource source = new LeadSource(
                form.defaults().channel(),
                submission.utmCampaign(),
                submission.medium(),
                submission.utmContent(),
                referrer,
                bounded(visitor.ip(), LONGEST_IP),
                bounded(visitor.userAgent(), LONGEST_AGENT),
                PersonalText.clear(type));
        return LeadInput.encrypted(lead, source, RequestOrigin.networkSubject(clock), privacy);
    }

    // What a browser sends by itself is no mistake of the person's.
    private static PersonalText bounded(String header, int longest) {
        return PersonalText.ofNullable(
                header == null || header.length() <= longest ? header : header.substring(0, longest));
    }
}
