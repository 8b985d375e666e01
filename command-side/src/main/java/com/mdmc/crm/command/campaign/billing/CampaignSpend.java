package com.mdmc.crm.command.campaign.billing;

import com.mdmc.crm.command.campaign.billing.SpendHistory.PlatformDay;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.billing.BillingTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetAlerts;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.kpi.BilledKpis;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The spending of a campaign as of a ledger position, at the exchange rates known there. */
public final class CampaignSpend {
    private final SpendHistory history;
    private final long position;
    private final ExchangeRateHistories rates;

    CampaignSpend(SpendHistory history, long position, ExchangeRateHistories rates) {
        this.history = history;
        this.position = position;
        this.rates = rates;
    }

    /** The ledger position it is exact at. */
    public long position() {
        return position;
    }

    /** What the platforms reported and what was corrected, over all days; amounts that no rate converts are left out. */
    public BigDecimal spent() {
        ExchangeRates known = rates.at(position);
        Stream<BigDecimal> reported =
                history.days().flatMap(day -> converted(day, known).stream()).map(BillingTerms::spend);
        BigDecimal sum = Stream.concat(reported, history.corrections().values().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.rounded(sum, currency()).amount();
    }

    /** Whether spending has reached a threshold nobody was told of. */
    public boolean hasAlertsDue() {
        return !BudgetAlerts.due(spent(), history.terms().allocated(), history.raised())
                .isEmpty();
    }

    /** The invoices that charge for a day. */
    public List<Invoice> invoicesOf(LocalDate day) {
        return history.standing().stream()
                .filter(invoice -> invoice.covers(day))
                .toList();
    }

    /** The invoice with a number of the campaign's own or a legal number, also one that was cancelled. */
    public Optional<Invoice> invoice(String number) {
        return history.invoices().stream()
                .filter(invoice ->
                        number.equals(Integer.toString(invoice.number())) || number.equals(invoice.documentNumber()))
                .findFirst();
    }

    /** Whether an invoice's period can be added up again. */
    public boolean isConvertible(Invoice invoice) {
        return withoutRate(invoice.periodStart(), invoice.periodEnd(), ratesOf(invoice))
                .isEmpty();
    }

    /** What an invoice comes to, at the rates known when it was issued, or else at those known since. */
    public List<BilledKpis> of(Invoice invoice) {
        return of(invoice.periodStart(), invoice.periodEnd(), ratesOf(invoice));
    }

    /** What an invoice of some days, both included, is made from; fails if a day's amounts cannot be converted. */
    public List<BilledKpis> of(LocalDate first, LocalDate last) {
        ExchangeRates known = rates.at(position);
        withoutRate(first, last, known).ifPresent(day -> {
            Map<String, Object> details = Map.of(
                    "from", day.getValue().currency(),
                    "to", currency(),
                    "day", day.getKey().date());
            throw Rejection.state("exchange-rate-missing", details);
        });
        return of(first, last, known);
    }

    /** What is recorded of a platform's days. */
    public Map<LocalDate, KpiSums> recorded(Platform platform) {
        Map<LocalDate, KpiSums> days = new TreeMap<>();
        history.days()
                .filter(day -> day.getKey().platform() == platform)
                .forEach(day -> days.put(day.getKey().date(), day.getValue()));
        return days;
    }

    /** By how much each invoice would be adjusted if a platform's days were as given; without those that would not. */
    public Map<Invoice, Money> adjustments(Platform platform, Map<LocalDate, KpiSums> days) {
        CampaignSpend changed = new CampaignSpend(history.with(platform, days), position, rates);
        Map<Invoice, Money> adjustments = new LinkedHashMap<>();
        for (Invoice invoice : history.standing()) {
            boolean isTouched = days.keySet().stream().anyMatch(invoice::covers);
            if (isTouched && isConvertible(invoice) && changed.isConvertible(invoice)) {
                Money delta = changed.total(invoice).minus(total(invoice));
                if (!delta.isZero()) {
                    adjustments.put(invoice, delta);
                }
            }
        }
        return adjustments;
    }

    private Money total(Invoice invoice) {
        String in = invoice.terms().currency();
        return Invoice.total(Invoice.lines(invoice.terms(), of(invoice)).orElse(List.of()), in);
    }

    private String currency() {
        return history.terms().currency();
    }

    private ExchangeRates ratesOf(Invoice invoice) {
        return rates.at(invoice.knownAt()).or(rates.at(position));
    }

    private Optional<KpiSums> converted(Map.Entry<PlatformDay, KpiSums> day, ExchangeRates known) {
        return known.convert(day.getValue(), currency(), day.getKey().date());
    }

    private Optional<Map.Entry<PlatformDay, KpiSums>> withoutRate(
            LocalDate first, LocalDate last, ExchangeRates known) {
        return history.days(first, last)
                .filter(day -> converted(day, known).isEmpty())
                .min(Comparator.comparing(day -> day.getKey().date()));
    }

    private List<BilledKpis> of(LocalDate first, LocalDate last, ExchangeRates known) {
        Map<Platform, KpiSums> sums = new EnumMap<>(Platform.class);
        history.days(first, last)
                .forEach(day -> sums.merge(
                        day.getKey().platform(), converted(day, known).orElseThrow(), KpiSums::plus));
        List<BilledKpis> billed = new ArrayList<>();
        sums.forEach((platform, sum) -> billed.add(new BilledKpis(platform, KpiSums.NONE.plus(sum))));
        history.corrections().subMap(first, true, last, true).values().stream()
                .reduce(BigDecimal::add)
                .ifPresent(amount -> billed.add(new BilledKpis(null, KpiSums.spent(amount, currency()))));
        return billed;
    }
}
