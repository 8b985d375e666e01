package com.mdmc.crm.command.campaign.decision;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.and;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;

import com.mdmc.crm.command.campaign.decision.CampaignCommand.CancelInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeBuyer;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignBudget;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CorrectSpend;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CreditInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.InvoicePeriod;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.IssueInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReviewInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.WatchBudget;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignAdjustmentDue;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBuyerChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientInfoChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCredited;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.ClientInfoBuilder;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.campaign.billing.Buyer;
import com.mdmc.crm.domain.campaign.billing.BuyerBuilder;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceBuilder;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.campaign.kpi.BilledKpis;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** Invoices that stay as they are, adjustments that make good, and alerts that come once. */
class CampaignBillingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 3);
    private static final BudgetTerms FIFTH_OF_SPEND = BudgetTermsBuilder.builder()
            .allocated(new BigDecimal("1000"))
            .currency("EUR")
            .billingModel(BillingModel.PERCENTAGE)
            .percentageOfSpend(new BigDecimal("20"))
            .build()
            .atScale("");
    private static final InvoicePeriod JANUARY = new InvoicePeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
    private static final InvoicePeriod FEBRUARY =
            new InvoicePeriod(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28));

    private final AggregateTestFixture<Campaign> fixture = CampaignSamples.fixture();

    @Test
    void chargesForAPeriodByTheKnownKpis() {
        fixture.given(billed())
                .when(issue("i-1", JANUARY, "100.00", 41), byZoe())
                .expectEvents(january());
    }

    @Test
    void isMadeOutToWhomTheCampaignNamesWhenItIsIssued() {
        Buyer label = BuyerBuilder.builder()
                .name(PersonalText.constant("Lune Productions"))
                .city(PersonalText.constant("Lyon"))
                .build();
        Buyer other = Buyer.named(PersonalText.constant("Autre"));
        ClientInfo artist = ClientInfoBuilder.builder()
                .artistName(PersonalText.constant("Zoé"))
                .build();
        issuedFor(Buyer.named(PersonalText.constant("Zoé")), new CampaignClientInfoChanged(CAMPAIGN, artist));
        issuedFor(label, new CampaignClientInfoChanged(CAMPAIGN, artist), new CampaignBuyerChanged(CAMPAIGN, label));
        issuedFor(other, new CampaignBuyerChanged(CAMPAIGN, label), new CampaignBuyerChanged(CAMPAIGN, other));
        fixture.given(billed(new CampaignBuyerChanged(CAMPAIGN, label)))
                .when(new ChangeBuyer(CAMPAIGN, label), byZoe())
                .expectNoEvents();
        fixture.given(billed(january()))
                .when(new ChangeBuyer(CAMPAIGN, label), byZoe())
                .expectEvents(new CampaignBuyerChanged(CAMPAIGN, label));
    }

    private void issuedFor(Buyer buyer, CampaignEvent... known) {
        Invoice invoice =
                InvoiceBuilder.builder(january().invoice()).buyer(buyer).build();
        fixture.given(billed(known))
                .when(issue("i-1", JANUARY, "100.00", 41), byZoe())
                .expectEvents(new CampaignInvoiced(CAMPAIGN, invoice));
    }

    @Test
    void chargesForNoDayTwice() {
        InvoicePeriod overlapping = new InvoicePeriod(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 2));
        fixture.given(billed(january()))
                .when(issue("i-2", overlapping, "5", 50), byZoe())
                .expectExceptionMessage("period-invoiced");
    }

    @Test
    void needsAModelWithItsAmount() {
        fixture.given(and(CampaignSamples.active(), new CampaignBudgetChanged(CAMPAIGN, BudgetTerms.open())))
                .when(issue("i-1", JANUARY, "100", 41), byZoe())
                .expectExceptionMessage("billing-terms-missing");
    }

    @Test
    void adjustsForChangedKpisWithoutTouchingTheInvoice() {
        fixture.given(billed(january())).when(review("110.00", 60), byZoe()).expectEvents(due("2.00", "22.00", 60));
    }

    @Test
    void findsTheSameDifferenceOnce() {
        fixture.given(billed(january(), due("2.00", "22.00", 60)))
                .when(review("110.00", 61), byZoe())
                .expectNoEvents();
        fixture.given(billed(january(), due("2.00", "22.00", 60)))
                .when(review("100.00", 55), byZoe())
                .expectNoEvents();
        fixture.given(billed(january(), due("2.00", "22.00", 60)))
                .when(review("90.00", 62), byZoe())
                .expectEvents(due("-4.00", "18.00", 62));
    }

    @Test
    void putsWhatIsDueOnTheNextInvoice() {
        List<InvoiceLine> lines = List.of(
                fee("50.00", "10.00"),
                new InvoiceLine(InvoiceLine.Kind.ADJUSTMENT, null, null, Money.of("2.00", "EUR"), "i-1"));
        fixture.given(billed(january(), due("2.00", "22.00", 60)))
                .when(issue("i-2", FEBRUARY, "50.00", 70), byZoe())
                .expectEvents(invoiced("i-2", 2, FEBRUARY, 70, lines, "12.00"));
    }

    @Test
    void takesAnInvoiceBackAndFreesItsPeriod() {
        Invoice january = january().invoice();
        CreditNote creditNote =
                CreditNote.of(january, List.of(), "a-1", "A-2026-a-1", TODAY, CampaignSamples.BILLING.seller());
        CampaignInvoiceCancelled cancelled =
                new CampaignInvoiceCancelled(CAMPAIGN, creditNote, PersonalText.clear("erreur"));
        fixture.given(billed(january())).when(cancel(january), byZoe()).expectEvents(cancelled);
        fixture.given(billed(january(), cancelled))
                .when(cancel(january), byZoe())
                .expectExceptionMessage("invoice-cancelled");
        fixture.given(billed(january(), cancelled))
                .when(issue("i-2", JANUARY, "100.00", 71), byZoe())
                .expectEvents(invoiced("i-2", 2, JANUARY, 71, List.of(fee("100.00", "20.00")), "20.00"));
        fixture.given(billed(january(), cancelled))
                .when(review("110.00", 60), byZoe())
                .expectNoEvents();
    }

    @Test
    void givesBackByCreditNoteWhatAnInvoiceComesToLess() {
        Invoice january = january().invoice();
        CreditNote note = CreditNote.ofDifference(
                january, Money.of("-4.00", "EUR"), "a-1", "A-2026-a-1", TODAY, CampaignSamples.BILLING.seller());
        CampaignInvoiceCredited credited = new CampaignInvoiceCredited(CAMPAIGN, note);
        CreditInvoice credit = new CreditInvoice(CAMPAIGN, january, "a-1", TODAY, CampaignSamples.BILLING.seller());
        fixture.given(billed(january(), due("-4.00", "16.00", 60)))
                .when(credit, byZoe())
                .expectEvents(credited);
        fixture.given(billed(january(), due("4.00", "24.00", 60)))
                .when(credit, byZoe())
                .expectExceptionMessage("nothing-to-credit");
        List<CampaignEvent> history = billed(january(), due("-4.00", "16.00", 60), credited);
        fixture.given(history).when(credit, byZoe()).expectExceptionMessage("nothing-to-credit");
        fixture.given(history)
                .when(issue("i-2", FEBRUARY, "50.00", 70), byZoe())
                .expectEvents(invoiced("i-2", 2, FEBRUARY, 70, List.of(fee("50.00", "10.00")), "10.00"));
        CreditNote rest =
                CreditNote.of(january, List.of(note), "a-1", "A-2026-a-1", TODAY, CampaignSamples.BILLING.seller());
        fixture.given(history)
                .when(cancel(january), byZoe())
                .expectEvents(new CampaignInvoiceCancelled(CAMPAIGN, rest, PersonalText.clear("erreur")));
    }

    @Test
    void givesBackWhatOtherInvoicesChargedForOneThatIsTakenBack() {
        Invoice january = january().invoice();
        List<InvoiceLine> lines = List.of(
                fee("50.00", "10.00"),
                new InvoiceLine(InvoiceLine.Kind.ADJUSTMENT, null, null, Money.of("2.00", "EUR"), "i-1"));
        CampaignInvoiced february = invoiced("i-2", 2, FEBRUARY, 70, lines, "12.00");
        CreditNote all =
                CreditNote.of(january, List.of(), "a-1", "A-2026-a-1", TODAY, CampaignSamples.BILLING.seller());
        CampaignInvoiceCancelled cancelled = new CampaignInvoiceCancelled(CAMPAIGN, all, PersonalText.clear("erreur"));
        fixture.given(billed(january(), due("2.00", "22.00", 60), february))
                .when(cancel(january), byZoe())
                .expectEvents(cancelled, due("-2.00", "0.00", 60));
    }

    @Test
    void invoicesNothingBeforeTheStart() {
        fixture.given(and(CampaignSamples.ready(), new CampaignBudgetChanged(CAMPAIGN, FIFTH_OF_SPEND)))
                .when(issue("i-1", JANUARY, "100.00", 41), byZoe())
                .expectExceptionMessage("campaign-not-started");
        InvoicePeriod before = new InvoicePeriod(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 31));
        fixture.given(billed())
                .when(issue("i-1", before, "100.00", 41), byZoe())
                .expectExceptionMessage("campaign-not-started");
    }

    @Test
    void invoicesNothingWhereNothingIsDue() {
        fixture.given(billed())
                .when(issue("i-1", JANUARY, "0.00", 41), byZoe())
                .expectExceptionMessage("nothing-to-bill");
        fixture.given(billed(january(), due("2.00", "22.00", 60)))
                .when(issue("i-2", FEBRUARY, "0.00", 70), byZoe())
                .expectSuccessfulHandlerExecution();
    }

    private static CancelInvoice cancel(Invoice invoice) {
        return new CancelInvoice(
                CAMPAIGN, invoice, "a-1", TODAY, CampaignSamples.BILLING.seller(), PersonalText.clear("erreur"));
    }

    @Test
    void raisesEachAlertOnce() {
        fixture.given(billed())
                .when(new WatchBudget(CAMPAIGN, new BigDecimal("810.00")), byZoe())
                .expectEvents(alert(50, "810.00", "1000.00"), alert(80, "810.00", "1000.00"));
        fixture.given(billed(alert(50, "810.00", "1000.00"), alert(80, "810.00", "1000.00")))
                .when(new WatchBudget(CAMPAIGN, new BigDecimal("900.00")), byZoe())
                .expectNoEvents();
    }

    @Test
    void raisesAlertsAgainForAHigherAllocationAlone() {
        fixture.given(billed(alert(50, "600.00", "1000.00"), allocation("2000")))
                .when(new WatchBudget(CAMPAIGN, new BigDecimal("1000.00")), byZoe())
                .expectEvents(alert(50, "1000.00", "2000.00"));
        fixture.given(billed(alert(50, "600.00", "1000.00"), allocation("900")))
                .when(new WatchBudget(CAMPAIGN, new BigDecimal("600.00")), byZoe())
                .expectNoEvents();
    }

    @Test
    void correctsSpendingEitherWay() {
        fixture.given(billed())
                .when(
                        new CorrectSpend(CAMPAIGN, "c-1", new BigDecimal("-12.5"), PersonalText.constant("avoir")),
                        byZoe())
                .expectEvents(new CampaignSpendCorrected(
                        CAMPAIGN, "c-1", Money.of("-12.50", "EUR"), PersonalText.constant("avoir")));
        fixture.given(billed())
                .when(
                        new CorrectSpend(CAMPAIGN, "c-1", new BigDecimal("0.001"), PersonalText.constant("arrondi")),
                        byZoe())
                .expectExceptionMessage("validation");
    }

    @Test
    void aDraftKeepsTheCurrencyOfWhatWasCorrectedOrInvoiced() {
        BudgetTerms dollars = BudgetTermsBuilder.builder()
                .allocated(BigDecimal.TEN)
                .currency("USD")
                .build();
        CampaignEvent corrected =
                new CampaignSpendCorrected(CAMPAIGN, "c-1", Money.of("12.50", "EUR"), PersonalText.constant("avoir"));
        for (CampaignEvent amount : List.of(corrected, january())) {
            fixture.given(and(CampaignSamples.ready(), amount))
                    .when(new ChangeCampaignBudget(CAMPAIGN, dollars), byZoe())
                    .expectExceptionMessage("currency-fixed");
        }
    }

    @Test
    void keepsItsCurrencyOnceStarted() {
        BudgetTerms dollars = BudgetTermsBuilder.builder()
                .allocated(BigDecimal.TEN)
                .currency("USD")
                .build();
        fixture.given(CampaignSamples.active())
                .when(new ChangeCampaignBudget(CAMPAIGN, dollars), byZoe())
                .expectExceptionMessage("currency-fixed");
        fixture.given(CampaignSamples.ready())
                .when(new ChangeCampaignBudget(CAMPAIGN, dollars), byZoe())
                .expectEvents(new CampaignBudgetChanged(CAMPAIGN, dollars.atScale("")));
    }

    private static List<CampaignEvent> billed(CampaignEvent... more) {
        return and(and(CampaignSamples.active(), new CampaignBudgetChanged(CAMPAIGN, FIFTH_OF_SPEND)), more);
    }

    private static IssueInvoice issue(String id, InvoicePeriod period, String spend, long knownAt) {
        return new IssueInvoice(CAMPAIGN, id, period, TODAY, billed(spend), knownAt, CampaignSamples.BILLING);
    }

    private static ReviewInvoice review(String spend, long knownAt) {
        return new ReviewInvoice(CAMPAIGN, "i-1", billed(spend), knownAt);
    }

    private static List<BilledKpis> billed(String spend) {
        return List.of(new BilledKpis(Platform.META, KpiSums.spent(new BigDecimal(spend), "EUR")));
    }

    private static CampaignInvoiced january() {
        return invoiced("i-1", 1, JANUARY, 41, List.of(fee("100.00", "20.00")), "20.00");
    }

    private static CampaignInvoiced invoiced(
            String id, int number, InvoicePeriod period, long knownAt, List<InvoiceLine> lines, String total) {
        return new CampaignInvoiced(
                CAMPAIGN,
                InvoiceBuilder.builder()
                        .invoiceId(id)
                        .number(number)
                        .periodStart(period.periodStart())
                        .periodEnd(period.periodEnd())
                        .issuedOn(TODAY)
                        .knownAt(knownAt)
                        .terms(FIFTH_OF_SPEND)
                        .lines(lines)
                        .total(Money.of(total, "EUR"))
                        .documentNumber("F-2026-" + id)
                        .vatRate(new BigDecimal("20"))
                        .vat(Invoice.vat(Money.of(total, "EUR"), new BigDecimal("20")))
                        .gross(Money.of(total, "EUR").plus(Invoice.vat(Money.of(total, "EUR"), new BigDecimal("20"))))
                        .dueOn(TODAY.plusDays(30))
                        .seller(CampaignSamples.BILLING.seller())
                        .buyer(Buyer.named(CampaignSamples.NAME))
                        .project(CampaignSamples.NAME)
                        .build());
    }

    private static InvoiceLine fee(String spend, String amount) {
        return new InvoiceLine(
                InvoiceLine.Kind.FEE, Platform.META, new BigDecimal(spend), Money.of(amount, "EUR"), null);
    }

    private static CampaignAdjustmentDue due(String delta, String total, long knownAt) {
        return new CampaignAdjustmentDue(CAMPAIGN, "i-1", Money.of(delta, "EUR"), Money.of(total, "EUR"), knownAt);
    }

    private static CampaignBudgetAlertRaised alert(int threshold, String spent, String allocated) {
        return new CampaignBudgetAlertRaised(CAMPAIGN, threshold, Money.of(spent, "EUR"), Money.of(allocated, "EUR"));
    }

    private static CampaignBudgetChanged allocation(String amount) {
        return new CampaignBudgetChanged(
                CAMPAIGN,
                BudgetTermsBuilder.builder()
                        .allocated(new BigDecimal(amount))
                        .currency("EUR")
                        .build()
                        .atScale(""));
    }
}
