package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.billing.BudgetAlerts;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.kpi.BilledFigures;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.ledger.format.RecordedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One campaign's spending, day by day, with what was invoiced and told of; a fold over everything recorded on it. */
public final class CampaignBook {
    private final Map<Platform, NavigableMap<LocalDate, Kpis>> days = new EnumMap<>(Platform.class);
    private final NavigableMap<LocalDate, BigDecimal> corrections = new TreeMap<>();
    private final List<Invoice> invoices = new ArrayList<>();
    private final Set<Integer> raised = new HashSet<>();
    private final Map<PlatformDay, Kpis> foreign = new HashMap<>();
    private final RateBooks rates;
    private BudgetTerms terms = BudgetTerms.open();
    private BigDecimal spent = BigDecimal.ZERO;
    private long position;

    private record PlatformDay(Platform platform, LocalDate date) {}

    CampaignBook(RateBooks rates) {
        this.rates = rates;
    }

    /** The ledger position the book is exact at. */
    public long position() {
        return position;
    }

    /** What the platforms reported and what was corrected, over all days; amounts that no rate converts are left out. */
    public BigDecimal spent() {
        ExchangeRates known = rates.at(position);
        BigDecimal converted = foreign.entrySet().stream()
                .flatMap(day -> known
                        .convert(day.getValue(), terms.currency(), day.getKey().date())
                        .stream())
                .map(CampaignBook::spend)
                .reduce(spent, BigDecimal::add);
        return Money.rounded(converted, terms.currency()).amount();
    }

    /** Whether spending has reached a threshold nobody was told of. */
    public boolean hasAlertsDue() {
        return !BudgetAlerts.due(spent(), terms.allocated(), raised).isEmpty();
    }

    /** The invoice that charges for a day, if there is one. */
    public List<Invoice> invoicesOf(LocalDate day) {
        return invoices.stream().filter(invoice -> invoice.covers(day)).toList();
    }

    /** Whether an invoice's period can be added up again. */
    public boolean isConvertible(Invoice invoice) {
        return withoutRate(invoice.periodStart(), invoice.periodEnd(), ratesOf(invoice))
                .isEmpty();
    }

    /** What an invoice comes to by now, at the rates known when it was issued, or else at those known since. */
    public List<BilledFigures> of(Invoice invoice) {
        return of(invoice.periodStart(), invoice.periodEnd(), ratesOf(invoice));
    }

    /** What an invoice of some days, both included, is made from; fails if a day's amounts cannot be converted. */
    public List<BilledFigures> of(LocalDate first, LocalDate last) {
        ExchangeRates known = rates.at(position);
        withoutRate(first, last, known).ifPresent(day -> {
            throw Rejection.state(
                    "exchange-rate-missing",
                    Map.of("from", foreign.get(day).currency(), "to", terms.currency(), "day", day.date()));
        });
        return of(first, last, known);
    }

    private ExchangeRates ratesOf(Invoice invoice) {
        return rates.at(invoice.knownAt()).or(rates.at(position));
    }

    private Optional<PlatformDay> withoutRate(LocalDate first, LocalDate last, ExchangeRates known) {
        return foreign.entrySet().stream()
                .filter(day -> !day.getKey().date().isBefore(first)
                        && !day.getKey().date().isAfter(last))
                .filter(day -> known.convert(
                                day.getValue(), terms.currency(), day.getKey().date())
                        .isEmpty())
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(PlatformDay::date));
    }

    private List<BilledFigures> of(LocalDate first, LocalDate last, ExchangeRates known) {
        List<BilledFigures> figures = new ArrayList<>();
        days.forEach((platform, byDay) -> {
            NavigableMap<LocalDate, Kpis> period = byDay.subMap(first, true, last, true);
            if (!period.isEmpty()) {
                figures.add(new BilledFigures(platform, sum(period, known)));
            }
        });
        corrections.subMap(first, true, last, true).values().stream()
                .reduce(BigDecimal::add)
                .ifPresent(amount -> figures.add(new BilledFigures(null, Kpis.spent(amount, terms.currency()))));
        return figures;
    }

    private Kpis sum(Map<LocalDate, Kpis> period, ExchangeRates known) {
        return period.entrySet().stream()
                .map(day -> known.convert(day.getValue(), terms.currency(), day.getKey())
                        .orElseThrow())
                .reduce(Kpis.NONE, Kpis::plus);
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
            enter(again.platform(), again.date(), again.after());
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
        PlatformDay day = new PlatformDay(platform, date);
        Kpis before = days.computeIfAbsent(platform, unseen -> new TreeMap<>()).put(date, figures);
        spent = spent.subtract(foreign.remove(day) == null ? spend(before) : BigDecimal.ZERO);
        if (figures.currency().equals(terms.currency())) {
            spent = spent.add(spend(figures));
        } else {
            foreign.put(day, figures);
        }
    }

    private static BigDecimal spend(Kpis figures) {
        return figures == null || figures.spend() == null ? BigDecimal.ZERO : figures.spend();
    }
}
