package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.TimeZoneId;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * How the artist wants to be contacted.
 *
 * @param language BCP 47, such as {@code fr} or {@code pt-BR}
 * @param timezone IANA zone id; follow-ups fall due in it, in {@value #DEFAULT_TIMEZONE} if it is absent
 */
@RecordBuilder
public record CommunicationPreferences(
        ContactMethod preferredMethod,
        @Size(max = 100) PersonalText preferredTime,

        @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Size(max = 20)
        String language,

        @TimeZoneId String timezone) {
    public static final String DEFAULT_TIMEZONE = "Europe/Paris";
}
