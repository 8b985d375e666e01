package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.Size;

/**
 * How the lead found the agency; recorded at capture and never changed.
 *
 * @param ip encrypted under the month's network key and under the lead's own
 * @param userAgent encrypted under the month's network key and under the lead's own
 */
@RecordBuilder
public record LeadSource(
        SourceChannel channel,
        @Size(max = 200) PersonalText campaign,
        @Size(max = 200) PersonalText medium,
        @Size(max = 200) PersonalText content,
        @Size(max = 2000) PersonalText referrer,
        @Size(max = 64) PersonalText ip,
        @Size(max = 512) PersonalText userAgent,
        @Size(max = 100) PersonalText formType)
        implements LeadSourceBuilder.With {}
