package com.mdmc.crm.command.campaign.kpi;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.money.CurrencyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Commands that record daily KPIs. */
public sealed interface KpisCommand extends DomainCommand {

    CampaignId campaignId();

    /** When the KPIs arrived here. */
    Instant receivedAt();

    @Override
    default String subject() {
        return campaignId().value();
    }

    @Override
    default String resource() {
        return "campaign";
    }

    /**
     * One day's KPIs as they arrived.
     *
     * @param currency of the amounts; {@code null} for the ad account's
     * @param fetchedAt when they were read from the platform; {@code null} if the sender does not know
     */
    record ReportedDay(
            @NotNull KpiMonth month,
            @NotNull LocalDate date,
            @NotNull @Valid Kpis kpis,
            @CurrencyCode String currency,
            Instant fetchedAt) {}

    /** Records a day or restates it; rejected if the report is older than what is recorded. */
    @Allowed(CAMPAIGNS_UPDATE)
    record RecordDay(@Valid ReportedDay day, Instant receivedAt) implements KpisCommand {

        @Override
        public CampaignId campaignId() {
            return day.month().campaignId();
        }
    }

    /**
     * Records many days of one campaign in one commit. A rejected day does not keep the others from being recorded; the
     * outcome is a list of {@link KpiRecordingResult}, one per day, in order.
     */
    @Allowed(CAMPAIGNS_UPDATE)
    record RecordDays(CampaignId campaignId, List<ReportedDay> days, Instant receivedAt) implements KpisCommand {

        public RecordDays {
            days = List.copyOf(days);
        }
    }
}
