package com.mdmc.crm.command.lead.intake;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.CommunicationPreferences;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.validation.MultiLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What a website's form sends, in the groups of a lead.
 *
 * @param ticket fetched with the form
 * @param homepage honeypot: a field no person sees, and programs fill in
 * @param message what the artist wrote; becomes a note
 * @param consent whether the box was ticked under which the artist agrees to be contacted
 * @param referrer the page the artist came from; the request's own referrer when not said
 */
record Submission(
        @Schema(requiredMode = REQUIRED) @NotNull String ticket,
        String homepage,
        @Schema(requiredMode = REQUIRED) PersonalInfo personalInfo,
        @Schema(requiredMode = REQUIRED) ArtistInfo artistInfo,
        BusinessInfo businessInfo,
        CommunicationPreferences communication,
        @Size(max = 5000) @MultiLine PersonalText message,
        Boolean consent,
        @JsonProperty("utm_source") @Size(max = 100) PersonalText utmSource,
        @JsonProperty("utm_medium") @Size(max = 90) PersonalText utmMedium,
        @JsonProperty("utm_campaign") @Size(max = 200) PersonalText utmCampaign,
        @JsonProperty("utm_content") @Size(max = 200) PersonalText utmContent,
        @Size(max = 2000) PersonalText referrer) {

    /** Whether a program filled in what no person sees. */
    boolean isOfProgram() {
        return homepage != null && !homepage.isBlank();
    }

    /** The source and the medium in the notation of web analytics, {@code google / cpc}. */
    PersonalText medium() {
        if (utmSource == null || utmMedium == null) {
            return utmSource == null ? utmMedium : utmSource;
        }
        return PersonalText.clear(utmSource.text() + " / " + utmMedium.text());
    }

    /** The message, unless there is nothing in it. */
    Optional<PersonalText> writtenMessage() {
        return Optional.ofNullable(message).filter(text -> !text.text().isBlank());
    }
}
