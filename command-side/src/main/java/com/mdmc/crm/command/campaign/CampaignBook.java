package com.mdmc.crm.command.campaign;

import com.mdmc.crm.kernel.campaign.BilledFigures;
import com.mdmc.crm.kernel.campaign.BudgetAlerts;
import com.mdmc.crm.kernel.campaign.BudgetTerms;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.kernel.campaign.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.kernel.campaign.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.kernel.campaign.Invoice;
import com.mdmc.crm.kernel.campaign.PlatformSetup;
import com.mdmc.crm.kernel.eventstore.RecordedEvent;
import com.mdmc.crm.kernel.value.Kpis;
import com.mdmc.crm.kernel.value.Platform;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** One campaign's spending, day by day, with what was invoiced and told of; a fold over everything recorded on it. */
public final class CampaignBook {
    private final Map<Platform, NavigableMap<LocalDate, Kpis>> days = new EnumMap<>(Platform.class);
    private final NavigableMap<LocalDate, BigDecimal> corrections = new TreeMap<>();
    private final List<Invoice> invoices = new ArrayList<>();
    private final Set<Integer> raised = new HashSet<>();
    private BudgetTerms terms = BudgetTerms.open();
    private BigDecimal spent = BigDecimal.ZERO;
    private long position;

    CampaignBook() {}

    /** The ledger position the book is exact at. */
    public long position() {
        return position;
    }

    /** What the platforms reported and what was corrected, over all days. */
    public BigDecimal spent() {
        return spent;
    }

    /** Whether spending has reached a threshold nobody was told of. */
    public boolean hasAlertsDue() {
        return !BudgetAlerts.due(spent, terms.allocated(), raised).isEmpty();
    }

    /** The invoice that charges for a day, if there is one. */
    public List<Invoice> invoicesOf(LocalDate day) {
        return invoices.stream().filter(invoice -> invoice.covers(day)).toList();
    }

    /** What an invoice of some days, both included, is made from. */
    public List<BilledFigures> of(LocalDate first, LocalDate last) {
        List<BilledFigures> figures = new ArrayList<>();
        days.forEach((platform, byDay) -> {
            NavigableMap<LocalDate, Kpis> period = byDay.subMap(first, true, last, true);
            if (!period.isEmpty()) {
                figures.add(new BilledFigures(platform, period.values().stream().reduce(Kpis.NONE, Kpis::plus)));
            }
        });
        corrections.subMap(first, true, last, true).values().stream()
                .reduce(BigDecimal::add)
                .ifPresent(amount -> figures.add(new BilledFigures(null, Kpis.spent(amount, terms.currency()))));
        return figures;
    }

    void enter(long at, Instant time, List<RecordedEvent> events) {
        events.forEach(event -> enter(event.payload(), LocalDate.ofInstant(time, PlatformSetup.defaultZone())));
        position = at;
    }

    void closeAt(long at) {
        position = Math.max(position, at);
    }

    private void enter(Object event, LocalDate day) {
        if (event instanceof CampaignKpisRecorded first) {
            enter(first.platform(), first.date(), first.figures().kpis(first.currency()));
        } else if (event instanceof CampaignKpisRestated again) {
            enter(again.platform(), again.date(), again.current().kpis(again.currency()));
        } else if (event instanceof CampaignSpendCorrected correction) {
            corrections.merge(day, correction.amount().amount(), BigDecimal::add);
            spent = spent.add(correction.amount().amount());
        } else if (event instanceof CampaignInvoiced invoiced) {
            invoices.add(invoiced.invoice());
        } else if (event instanceof CampaignBudgetAlertRaised alert) {
            raised.add(alert.threshold());
        } else if (event instanceof CampaignDrafted drafted) {
            terms = drafted.budget();
        } else if (event instanceof CampaignBudgetChanged changed) {
            if (BudgetAlerts.rearmed(terms, changed.budget())) {
                raised.clear();
            }
            terms = changed.budget();
        }
    }

    private void enter(Platform platform, LocalDate date, Kpis figures) {
        Kpis before = days.computeIfAbsent(platform, unseen -> new TreeMap<>()).put(date, figures);
        spent = spent.subtract(spend(before)).add(spend(figures));
    }

    private static BigDecimal spend(Kpis figures) {
        return figures == null || figures.spend() == null ? BigDecimal.ZERO : figures.spend();
    }
}
