package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;

/**
 * What the artist signed.
 *
 * @param campaignType {@code null} leaves it to the draft
 * @param monthlyValue recurring value a month, in the currency of {@code contractValue}; {@code null} for a one-off
 */
public record Contract(
        @NotNull(payload = Unwrapping.Skip.class) @Unmasked @NotBlank @Size(max = 200)
        PersonalText campaignName,

        CampaignType campaignType,
        @NotNull Money contractValue,
        Money monthlyValue) {}
