package com.mdmc.crm.domain.campaign.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.BilledKpis;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Invoices, credit notes and adjustments counted a second time in whole ten-thousandths of a cent, without the code that
 * made them. {@code -Dinvoices=10000} makes the run longer, {@code -Dinvoices.seed} repeats one.
 */
class InvoiceRecountTest {
    private static final int INVOICES = Integer.getInteger("invoices", 2_000);

    @Test
    void addUpToTheCent() {
        long seed = Long.getLong("invoices.seed", 1);
        System.out.println("invoices.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < INVOICES; i++) {
            recount(random, "invoice " + i + " of seed " + seed);
        }
    }

    private static void recount(Random random, String which) {
        int percent = random.nextInt(101);
        int commission = random.nextInt(4) == 0 ? random.nextInt(31) : 0;
        List<BilledKpis> kpis = new ArrayList<>();
        BigInteger cents = BigInteger.ZERO;
        for (Platform platform : Platform.values()) {
            long spend = random.nextInt(3) == 0 ? random.nextInt(200) : random.nextInt(100_000_000);
            cents = cents.add(BigInteger.valueOf(spend));
            kpis.add(new BilledKpis(platform, KpiSums.spent(BigDecimal.valueOf(spend, 2), "EUR")));
        }
        BudgetTerms terms = BudgetTermsBuilder.builder()
                .currency("EUR")
                .billingModel(BillingModel.PERCENTAGE)
                .percentageOfSpend(BigDecimal.valueOf(percent))
                .commission(commission == 0 ? null : BigDecimal.valueOf(commission))
                .build();
        List<InvoiceLine> lines = new ArrayList<>(Invoice.lines(terms, kpis).orElseThrow());
        BigInteger right = halfEven(cents.multiply(BigInteger.valueOf(percent)))
                .add(halfEven(cents.multiply(BigInteger.valueOf(commission))));
        if (random.nextBoolean()) {
            long delta = random.nextInt(2_000_001) - 1_000_000;
            lines.add(new InvoiceLine(
                    InvoiceLine.Kind.ADJUSTMENT, null, null, new Money(BigDecimal.valueOf(delta, 2), "EUR"), "before"));
            right = right.add(BigInteger.valueOf(delta));
        }
        BigDecimal rate = BigDecimal.valueOf(random.nextBoolean() ? 200 : random.nextInt(300), 1);
        Money total = Invoice.total(lines, "EUR");
        Money vat = Invoice.vat(total, rate);
        assertThat(total.amount().unscaledValue()).as(which).isEqualTo(right);
        BigInteger tax = halfUp(right.multiply(rate.movePointRight(1).toBigInteger()), 1000);
        assertThat(vat.amount().unscaledValue()).as(which).isEqualTo(tax);
        requireTakenBack(lines, total, rate, vat, which);
    }

    private static void requireTakenBack(
            List<InvoiceLine> lines, Money total, BigDecimal rate, Money vat, String which) {
        LocalDate day = LocalDate.of(2026, 1, 31);
        Invoice invoice = InvoiceBuilder.builder()
                .invoiceId("i")
                .number(1)
                .periodStart(day)
                .periodEnd(day)
                .issuedOn(day)
                .lines(lines)
                .total(total)
                .documentNumber("F-2026-00001")
                .vatRate(rate)
                .vat(vat)
                .gross(total.plus(vat))
                .build();
        Money less = new Money(BigDecimal.valueOf(-1L - Math.floorMod(which.hashCode(), 1000), 2), "EUR");
        CreditNote earlier = CreditNote.ofDifference(invoice, less, "d", "A-2026-00001", day, null);
        CreditNote creditNote = CreditNote.of(invoice, List.of(earlier), "c", "A-2026-00002", day, null);
        assertThat(invoice.gross()
                        .plus(earlier.gross())
                        .plus(creditNote.gross())
                        .isZero())
                .as(which)
                .isTrue();
        assertThat(Invoice.total(creditNote.lines(), "EUR")).as(which).isEqualTo(creditNote.total());
        assertThat(creditNote.total().plus(creditNote.vat())).as(which).isEqualTo(creditNote.gross());
    }

    // Hundredths of a cent to cents.
    private static BigInteger halfEven(BigInteger hundredths) {
        BigInteger[] parts = hundredths.divideAndRemainder(BigInteger.valueOf(100));
        int half = parts[1].compareTo(BigInteger.valueOf(50));
        boolean up = half > 0 || half == 0 && parts[0].testBit(0);
        return up ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    private static BigInteger halfUp(BigInteger amount, long unit) {
        BigInteger[] parts = amount.abs().divideAndRemainder(BigInteger.valueOf(unit));
        BigInteger rounded = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(unit)) >= 0
                ? parts[0].add(BigInteger.ONE)
                : parts[0];
        return amount.signum() < 0 ? rounded.negate() : rounded;
    }
}
