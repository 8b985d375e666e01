package com.mdmc.crm.domain.campaign.platform;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.money.Amounts;
import com.mdmc.crm.domain.money.CurrencyCode;
import com.mdmc.crm.domain.validation.InOrder;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/**
 * How a campaign is set up on one platform.
 *
 * @param adAccount the platform's number of the ad account
 * @param externalCampaignIds the platform's numbers of its campaigns that this campaign is made of; {@code null} for none
 * @param timeZone of the ad account, whose days the daily KPIs are about; {@code Europe/Paris} when not said
 * @param currency the ad account is charged in; the campaign's own when not said
 */
@RecordBuilder
public record PlatformConfig(
        @Size(max = 100) PersonalText adAccount,
        @Size(max = 200) List<@NotBlank @Pattern(regexp = "[A-Za-z0-9_.:-]{1,100}") PersonalText> externalCampaignIds,
        ZoneId timeZone,
        @CurrencyCode String currency,
        @Size(max = 100) PersonalText pixelId,
        @Size(max = 200) PersonalText campaignObjective,
        @Valid Targeting targeting,
        @Valid Budget budget,
        @Valid PlatformSchedule schedule)
        implements PlatformConfigBuilder.With {

    public PlatformConfig {
        externalCampaignIds =
                externalCampaignIds == null || externalCampaignIds.isEmpty() ? null : List.copyOf(externalCampaignIds);
    }

    /** The platform's numbers of its campaigns; empty if none is known. */
    public List<PersonalText> platformCampaigns() {
        return externalCampaignIds == null ? List.of() : externalCampaignIds;
    }

    /** Nothing set up yet. */
    public static PlatformConfig open() {
        return PlatformConfigBuilder.builder().build();
    }

    /** The platform's part of the money, in the campaign's currency. */
    @InOrder(first = "daily", second = "total")
    @RecordBuilder
    public record Budget(
            @PositiveOrZero BigDecimal daily,
            @PositiveOrZero BigDecimal total,
            @Size(max = 100) PersonalText bidStrategy,
            @Size(max = 100) PersonalText optimization)
            implements PlatformConfigBudgetBuilder.With {}

    PlatformConfig atScale(String campaignCurrency) {
        if (budget == null) {
            return this;
        }
        return withBudget(budget.with(
                scaled -> scaled.daily(Amounts.atScale("config.budget.daily", budget.daily, campaignCurrency))
                        .total(Amounts.atScale("config.budget.total", budget.total, campaignCurrency))));
    }
}
