package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.campaign.kpi.BilledKpis;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.money.Apportionment;
import com.mdmc.crm.domain.money.Money;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Invoice: what a client was charged for a period. It never changes; KPIs that change afterwards become an adjustment.
 *
 * @param number counts the campaign's invoices from 1
 * @param periodStart first day
 * @param periodEnd last day
 * @param knownAt ledger position of the KPIs it was made from; reading them as of this position gives the same values again
 * @param terms what was agreed when it was issued
 * @param total sum of the lines, to the cent, before tax
 * @param documentNumber legal number, gap-free within its series and year; {@code null} on invoices of earlier versions
 * @param vatRate in percent; {@code null} on invoices of earlier versions
 * @param vat of the total, rounded half up
 * @param gross total with tax
 * @param dueOn last day to pay; {@code null} on invoices of earlier versions, as are all that follow
 * @param project the campaign's name
 */
@RecordBuilder
public record Invoice(
        String invoiceId,
        int number,
        LocalDate periodStart,
        LocalDate periodEnd,
        LocalDate issuedOn,
        long knownAt,
        BudgetTerms terms,
        List<InvoiceLine> lines,
        Money total,
        String documentNumber,
        BigDecimal vatRate,
        Money vat,
        Money gross,
        LocalDate dueOn,
        Seller seller,
        Buyer buyer,
        @Unmasked PersonalText project) {

    public Invoice {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** Value-added tax on an amount, as EN 16931 has it: the rate of the sum, and not the sum of lines' taxes. */
    public static Money vat(Money net, BigDecimal rate) {
        return Money.roundedHalfUp(Apportionment.percent(rate, net.amount()), net.currency());
    }

    /** What people call it by: its legal number, or the campaign's own where it has none. */
    public String label() {
        return documentNumber == null ? Integer.toString(number) : documentNumber;
    }

    /** Whether a day is charged for by this invoice. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(periodStart) && !day.isAfter(periodEnd);
    }

    /** The lines for a period's KPIs under some terms; empty if the terms lack the amounts of their model. */
    public static Optional<List<InvoiceLine>> lines(BudgetTerms terms, List<BilledKpis> kpis) {
        Map<Optional<Platform>, KpiSums> byPlatform = new LinkedHashMap<>();
        kpis.forEach(each -> byPlatform.merge(Optional.ofNullable(each.platform()), each.kpis(), KpiSums::plus));
        if (byPlatform.isEmpty()) {
            byPlatform.put(Optional.empty(), KpiSums.NONE);
        }
        return terms.billing().map(billing -> {
            List<InvoiceLine> lines = new ArrayList<>(
                    lines(InvoiceLine.Kind.FEE, billing.fees(byPlatform), byPlatform, terms.currency()));
            if (terms.commission() != null) {
                Map<Optional<Platform>, BigDecimal> commissions =
                        new BillingTerms.PercentageOfSpend(terms.commission()).fees(byPlatform);
                lines.addAll(lines(InvoiceLine.Kind.COMMISSION, commissions, byPlatform, terms.currency()));
            }
            return lines;
        });
    }

    /** The sum of lines in one currency. */
    public static Money total(List<InvoiceLine> lines, String currency) {
        return lines.stream().map(InvoiceLine::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** The part of the lines that adjusts earlier invoices. */
    public static Money adjustments(List<InvoiceLine> lines, String currency) {
        return total(lines.stream().filter(InvoiceLine::isAdjustment).toList(), currency);
    }

    private static List<InvoiceLine> lines(
            InvoiceLine.Kind kind,
            Map<Optional<Platform>, BigDecimal> exact,
            Map<Optional<Platform>, KpiSums> sums,
            String currency) {
        return Apportionment.rounded(exact, currency).entrySet().stream()
                .filter(line -> !line.getValue().isZero())
                .map(line -> new InvoiceLine(
                        kind,
                        line.getKey().orElse(null),
                        BillingTerms.spend(sums.get(line.getKey()).rounded()),
                        line.getValue(),
                        null))
                .toList();
    }
}
