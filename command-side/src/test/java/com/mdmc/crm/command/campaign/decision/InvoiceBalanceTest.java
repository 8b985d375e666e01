package com.mdmc.crm.command.campaign.decision;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.campaign.decision.CampaignCommand.CancelInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CreditInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.InvoicePeriod;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.IssueInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReviewInvoice;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCredited;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.campaign.kpi.BilledKpis;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/**
 * Whatever is issued, corrected, credited and taken back in whatever order: all documents together come to the fee for the
 * months that stand, once an invoice over nothing has made up for what is due. Counted in whole cents, from the documents
 * alone. {@code -Dinvoices.histories} makes the run longer, {@code -Dinvoices.seed} repeats it.
 */
class InvoiceBalanceTest {
    private static final int MOST_STEPS = 20;
    private static final BigDecimal RATE = new BigDecimal("20");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 31);

    private AggregateTestFixture<Campaign> fixture;
    private int documents;

    /** What an oracle knows of a month: the fee for it, and its invoice while that stands. */
    private static final class Month {
        private final LocalDate first;
        private long fee;
        private Invoice invoice;

        Month(int number) {
            first = LocalDate.of(2026, number, 1);
        }

        InvoicePeriod period() {
            return new InvoicePeriod(first, first.plusMonths(1).minusDays(1));
        }
    }

    @Test
    void addsUpInAnyOrder() {
        long seed = Long.getLong("invoices.seed", 1);
        int histories = Integer.getInteger("invoices.histories", 40);
        for (int i = 0; i < histories; i++) {
            history(new Random(seed + i), "-Dinvoices.histories=1 -Dinvoices.seed=" + (seed + i));
        }
        System.out.printf("%d documents of %d campaigns from seed %d%n", documents, histories, seed);
        assertThat(documents).isGreaterThan(histories);
    }

    private void history(Random random, String which) {
        List<CampaignEvent> events = new ArrayList<>(CampaignSamples.active());
        events.add(new CampaignBudgetChanged(
                CAMPAIGN,
                BudgetTermsBuilder.builder()
                        .allocated(new BigDecimal("100000"))
                        .currency("EUR")
                        .billingModel(BillingModel.PERCENTAGE)
                        .percentageOfSpend(RATE)
                        .build()
                        .atScale("")));
        fixture = CampaignSamples.fixture();
        fixture.given(events).andGivenCommands(List.of());
        List<Month> months = IntStream.rangeClosed(1, 4).mapToObj(Month::new).toList();
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int step = 1; step <= steps; step++) {
            step(months.get(random.nextInt(months.size())), step, random);
        }
        run(new IssueInvoice(CAMPAIGN, "last", new Month(12).period(), TODAY, kpis(0), 1000, CampaignSamples.BILLING));
        requireSums(months.stream().mapToLong(month -> month.fee).sum(), which);
    }

    private void step(Month month, int step, Random random) {
        String id = "document-" + step;
        long fee = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
        if (month.invoice == null) {
            run(new IssueInvoice(CAMPAIGN, id, month.period(), TODAY, kpis(fee), step, CampaignSamples.BILLING));
            // Nothing is issued where nothing is due.
            if (last() instanceof CampaignInvoiced issued
                    && issued.invoice().invoiceId().equals(id)) {
                month.invoice = issued.invoice();
                month.fee = fee;
            }
            assertThat(month.invoice != null || fee == 0).isTrue();
        } else if (random.nextInt(2) == 0) {
            run(new ReviewInvoice(CAMPAIGN, month.invoice.invoiceId(), kpis(fee), step));
            month.fee = fee;
        } else if (random.nextInt(2) == 0) {
            run(new CreditInvoice(CAMPAIGN, month.invoice, id, TODAY, CampaignSamples.BILLING.seller()));
        } else {
            run(new CancelInvoice(
                    CAMPAIGN, month.invoice, id, TODAY, CampaignSamples.BILLING.seller(), PersonalText.clear("x")));
            month.invoice = null;
            month.fee = 0;
        }
    }

    // A command may be refused, as an invoice or a credit note over nothing is.
    private void run(CampaignCommand command) {
        fixture.getCommandBus().dispatch(new GenericCommandMessage<>(command, byZoe()), (sent, result) -> {});
    }

    private List<CampaignEvent> events() {
        return fixture.getEventStore()
                .readEvents(CAMPAIGN.value())
                .asStream()
                .map(message -> (CampaignEvent) message.getPayload())
                .toList();
    }

    private CampaignEvent last() {
        List<CampaignEvent> events = events();
        return events.get(events.size() - 1);
    }

    private void requireSums(long fees, String which) {
        Map<String, Long> gross = new HashMap<>();
        Set<String> cancelled = new HashSet<>();
        long net = 0;
        for (CampaignEvent event : events()) {
            if (event instanceof CampaignInvoiced issued) {
                Invoice invoice = issued.invoice();
                net += count(invoice.lines(), invoice.total(), invoice.vat(), invoice.gross(), which);
                assertThat(cents(invoice.vat())).as(which).isEqualTo(fifth(cents(invoice.total())));
                gross.merge(invoice.invoiceId(), cents(invoice.gross()), Long::sum);
            } else if (event instanceof CampaignInvoiceCredited credited) {
                CreditNote note = credited.creditNote();
                net += count(note.lines(), note.total(), note.vat(), note.gross(), which);
                assertThat(cents(note.total())).as(which).isNegative();
                gross.merge(note.invoiceId(), cents(note.gross()), Long::sum);
            } else if (event instanceof CampaignInvoiceCancelled taken) {
                CreditNote note = taken.creditNote();
                net += count(note.lines(), note.total(), note.vat(), note.gross(), which);
                gross.merge(note.invoiceId(), cents(note.gross()), Long::sum);
                cancelled.add(note.invoiceId());
            }
        }
        assertThat(net).as(which).isEqualTo(fees);
        cancelled.forEach(invoice -> assertThat(gross.get(invoice)).as(which).isZero());
    }

    private long count(List<InvoiceLine> lines, Money total, Money vat, Money gross, String which) {
        documents++;
        long sum = lines.stream().mapToLong(line -> cents(line.amount())).sum();
        assertThat(cents(total)).as(which).isEqualTo(sum);
        assertThat(cents(gross)).as(which).isEqualTo(sum + cents(vat));
        return sum;
    }

    // Half up, away from zero.
    private static long fifth(long cents) {
        long rounded = (Math.abs(cents) * 2 + 5) / 10;
        return cents < 0 ? -rounded : rounded;
    }

    private static long cents(Money amount) {
        return amount.amount().movePointRight(2).longValueExact();
    }

    private static List<BilledKpis> kpis(long fee) {
        return List.of(new BilledKpis(Platform.META, KpiSums.spent(BigDecimal.valueOf(fee * 5, 2), "EUR")));
    }
}
