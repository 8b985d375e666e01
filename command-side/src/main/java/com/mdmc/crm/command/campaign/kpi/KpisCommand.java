package com.mdmc.crm.command.campaign.kpi;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.campaign.decision.OfCampaign;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.kpi.PlatformCampaignKpis;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.money.CurrencyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Commands that record daily KPIs. */
public sealed interface KpisCommand extends OfCampaign {

    /** When the KPIs arrived here. */
    Instant receivedAt();

    /**
     * One day's KPIs as they arrived.
     *
     * @param currency of the amounts; {@code null} for the ad account's
     * @param fetchedAt when they were read from the platform; {@code null} if the sender does not know
     * @param origin which metrics the report has, and which file it came out of
     * @param parts what it tells apart by the platform's campaigns; empty if {@code kpis} are of all together
     */
    record ReportedDay(
            @NotNull KpiMonth month,
            @NotNull LocalDate date,
            @NotNull @Valid Kpis kpis,
            @CurrencyCode String currency,
            Instant fetchedAt,
            KpiOrigin origin,
            List<PlatformCampaignKpis> parts) {

        public ReportedDay {
            parts = List.copyOf(parts);
        }

        /** A report of the whole day. */
        public ReportedDay(KpiMonth month, LocalDate date, Kpis kpis, String currency, Instant fetchedAt) {
            this(month, date, kpis, currency, fetchedAt, KpiOrigin.WHOLE_DAY, List.of());
        }

        /** The same with only some of its metrics: the others stay as recorded. */
        ReportedDay merging(Set<String> metrics) {
            KpiOrigin some = new KpiOrigin(metrics, null, null, null);
            return new ReportedDay(month, date, kpis, currency, fetchedAt, some, parts);
        }
    }

    /** Records a day or restates it; rejected if the report is older than what is recorded. */
    @Allowed(CAMPAIGNS_UPDATE)
    record RecordDay(@Valid ReportedDay day, Instant receivedAt) implements KpisCommand {

        @Override
        public CampaignId campaignId() {
            return day.month().campaignId();
        }
    }

    /**
     * Takes out of days what imports contributed that are undone; the outcome is {@link ReversedDays}.
     *
     * @param reversed all imports that are undone
     * @param standing what other imports say of these days, the oldest first: what was outdated may count again
     */
    @Allowed(CAMPAIGNS_UPDATE)
    record ReverseDays(
            CampaignId campaignId,
            Platform platform,
            Set<String> reversed,
            List<LocalDate> days,
            List<ReportedDay> standing,
            Instant receivedAt)
            implements KpisCommand {

        public ReverseDays {
            reversed = Set.copyOf(reversed);
            days = List.copyOf(days);
            standing = List.copyOf(standing);
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
