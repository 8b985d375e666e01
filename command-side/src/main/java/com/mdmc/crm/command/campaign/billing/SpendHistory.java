package com.mdmc.crm.command.campaign.billing;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.billing.BudgetAlerts;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.projections.fold.Fold;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The fold of all that bears on a campaign's spending. An event copies the month it falls into, not the whole.
 *
 * @param months reported days by the month they fall into
 * @param corrections what was corrected, by the day it was recorded
 * @param cancelled ids of the invoices that were taken back
 * @param raised thresholds whose alert was raised since the budget was last raised
 */
@RecordBuilder
record SpendHistory(
        BudgetTerms terms,
        NavigableMap<YearMonth, Map<PlatformDay, KpiSums>> months,
        NavigableMap<LocalDate, BigDecimal> corrections,
        List<Invoice> invoices,
        Set<String> cancelled,
        Set<Integer> raised)
        implements SpendHistoryBuilder.With {
    static final SpendHistory NONE =
            new SpendHistory(BudgetTerms.open(), new TreeMap<>(), new TreeMap<>(), List.of(), Set.of(), Set.of());

    static final Fold<SpendHistory> FOLD = Fold.of(SpendHistory.class)
            .on(
                    CampaignDrafted.class,
                    (old, recorded) -> of(old).withTerms(recorded.event().budget()))
            .on(
                    CampaignBudgetChanged.class,
                    (old, recorded) -> of(old).changed(recorded.event().budget()))
            .on(CampaignKpisRecorded.class, (old, recorded) -> {
                CampaignKpisRecorded first = recorded.event();
                return of(old).with(new PlatformDay(first.platform(), first.date()), first.after());
            })
            .on(CampaignKpisRestated.class, (old, recorded) -> {
                CampaignKpisRestated again = recorded.event();
                return of(old).with(new PlatformDay(again.platform(), again.date()), again.after());
            })
            .on(CampaignSpendCorrected.class, (old, recorded) -> {
                LocalDate day = LocalDate.ofInstant(recorded.time(), PlatformSetup.defaultZone());
                return of(old).corrected(day, recorded.event().amount().amount());
            })
            .on(
                    CampaignInvoiced.class,
                    (old, recorded) -> of(old).invoiced(recorded.event().invoice()))
            .on(
                    CampaignInvoiceCancelled.class,
                    (old, recorded) ->
                            of(old).cancelled(recorded.event().creditNote().invoiceId()))
            .on(
                    CampaignBudgetAlertRaised.class,
                    (old, recorded) -> of(old).alerted(recorded.event().threshold()))
            .build();

    /** A platform's day. */
    record PlatformDay(Platform platform, LocalDate date) {}

    /** The reported days between two, both included. */
    Stream<Map.Entry<PlatformDay, KpiSums>> days(LocalDate first, LocalDate last) {
        return months.subMap(YearMonth.from(first), true, YearMonth.from(last), true).values().stream()
                .flatMap(month -> month.entrySet().stream())
                .filter(day -> !day.getKey().date().isBefore(first)
                        && !day.getKey().date().isAfter(last));
    }

    /** All reported days. */
    Stream<Map.Entry<PlatformDay, KpiSums>> days() {
        return months.values().stream().flatMap(month -> month.entrySet().stream());
    }

    private static SpendHistory of(SpendHistory before) {
        return before == null ? NONE : before;
    }

    private SpendHistory changed(BudgetTerms agreed) {
        Set<Integer> still = BudgetAlerts.rearmed(terms, agreed) ? Set.of() : raised;
        return with(next -> next.terms(agreed).raised(still));
    }

    private SpendHistory with(PlatformDay day, KpiSums kpis) {
        NavigableMap<YearMonth, Map<PlatformDay, KpiSums>> all = new TreeMap<>(months);
        Map<PlatformDay, KpiSums> month = new HashMap<>(months.getOrDefault(YearMonth.from(day.date()), Map.of()));
        month.put(day, kpis);
        all.put(YearMonth.from(day.date()), month);
        return withMonths(all);
    }

    /** The same with a platform's days as given. */
    SpendHistory with(Platform platform, Map<LocalDate, KpiSums> days) {
        SpendHistory changed = this;
        for (Map.Entry<LocalDate, KpiSums> day : days.entrySet()) {
            changed = changed.with(new PlatformDay(platform, day.getKey()), day.getValue());
        }
        return changed;
    }

    private SpendHistory corrected(LocalDate day, BigDecimal amount) {
        NavigableMap<LocalDate, BigDecimal> all = new TreeMap<>(corrections);
        all.merge(day, amount, BigDecimal::add);
        return withCorrections(all);
    }

    private SpendHistory invoiced(Invoice invoice) {
        List<Invoice> all = new ArrayList<>(invoices);
        all.add(invoice);
        return withInvoices(all);
    }

    /** The invoices that were not taken back. */
    List<Invoice> standing() {
        return invoices.stream()
                .filter(invoice -> !cancelled.contains(invoice.invoiceId()))
                .toList();
    }

    private SpendHistory cancelled(String invoiceId) {
        Set<String> all = new HashSet<>(cancelled);
        all.add(invoiceId);
        return withCancelled(all);
    }

    private SpendHistory alerted(int threshold) {
        Set<Integer> all = new HashSet<>(raised);
        all.add(threshold);
        return withRaised(all);
    }
}
