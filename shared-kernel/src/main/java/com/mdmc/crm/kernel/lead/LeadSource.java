package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.PersonalText;

/** How the lead found the agency; recorded at capture and never changed. */
public record LeadSource(
        SourceChannel channel,
        String campaign,
        String medium,
        String content,
        String referrer,
        PersonalText ip,
        PersonalText userAgent,
        String formType) {}
