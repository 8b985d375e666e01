package com.mdmc.crm.command.campaign.kpi;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.money.CurrencyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * @param origin which metrics the report has, and which file it came out of
     */
    record ReportedDay(
            @NotNull KpiMonth month,
            @NotNull LocalDate date,
            @NotNull @Valid Kpis kpis,
            @CurrencyCode String currency,
            Instant fetchedAt,
            KpiOrigin origin) {

        /** A report of the whole day. */
        public ReportedDay(KpiMonth month, LocalDate date, Kpis kpis, String currency, Instant fetchedAt) {
            this(month, date, kpis, currency, fetchedAt, KpiOrigin.WHOLE_DAY);
        }

        /** A day out of a file, which leaves metrics that the file has no column for as recorded. */
        public static ReportedDay ofFile(
                PlatformMonth month,
                LocalDate date,
                Map<String, BigDecimal> metrics,
                String currency,
                Instant fetchedAt,
                KpiOrigin origin) {
            return new ReportedDay(month, date, Kpis.ofPaths(metrics), currency, fetchedAt, origin);
        }

        /** The same out of another origin. */
        ReportedDay from(KpiOrigin other) {
            return new ReportedDay(month, date, kpis, currency, fetchedAt, other);
        }

        /** The same with only some of its metrics: the others stay as recorded. */
        ReportedDay merging(Set<String> metrics) {
            return new ReportedDay(
                    month, date, kpis, currency, fetchedAt, new KpiOrigin(metrics, null, null, null, null));
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
     * Restores what was known of days before an import, where nothing newer came; the outcome is {@link ReversedDays}.
     *
     * @param importId that is undone
     * @param reversed all imports that are undone, this one among them
     */
    @Allowed(CAMPAIGNS_UPDATE)
    record ReverseDays(
            CampaignId campaignId,
            Platform platform,
            String importId,
            Set<String> reversed,
            List<LocalDate> days,
            Instant receivedAt)
            implements KpisCommand {

        public ReverseDays {
            reversed = Set.copyOf(reversed);
            days = List.copyOf(days);
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
