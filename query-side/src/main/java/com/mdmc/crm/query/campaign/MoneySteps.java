package com.mdmc.crm.query.campaign;

import static com.mdmc.crm.query.campaign.CampaignFold.step;

import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignAdjustmentDue;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.billing.BudgetAlerts;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Recorded;

/** What each event makes of a campaign's money: budget, corrections, alerts and invoices. */
final class MoneySteps {
    private MoneySteps() {}

    static void add(Fold.Builder<CampaignView> fold) {
        step(fold, CampaignBudgetChanged.class, (edit, recorded) -> {
            if (BudgetAlerts.rearmed(edit.terms, recorded.event().budget())) {
                edit.alerts = CampaignEdit.each(edit.alerts, CampaignBudget.Alert::overtaken);
            }
            edit.terms = recorded.event().budget();
        });
        step(fold, CampaignSpendCorrected.class, MoneySteps::corrected);
        step(fold, CampaignBudgetAlertRaised.class, MoneySteps::alerted);
        step(fold, CampaignInvoiced.class, (edit, recorded) -> {
            String invoiceId = recorded.event().invoice().invoiceId();
            edit.invoices = CampaignEdit.with(
                    CampaignEdit.each(edit.invoices, earlier -> earlier.settledBy(invoiceId)),
                    InvoiceView.of(recorded.event().invoice()));
        });
        step(fold, CampaignAdjustmentDue.class, (edit, recorded) -> {
            CampaignAdjustmentDue event = recorded.event();
            edit.invoices = CampaignEdit.each(
                    edit.invoices,
                    invoice -> invoice.id().equals(event.invoiceId())
                            ? invoice.adjusted(event, recorded.time())
                            : invoice);
        });
    }

    private static void corrected(CampaignEdit edit, Recorded<CampaignSpendCorrected> recorded) {
        CampaignSpendCorrected event = recorded.event();
        CampaignBudget.Correction correction = new CampaignBudget.Correction(
                event.correctionId(), event.amount().amount(), event.reason(), recorded.time());
        edit.corrections = CampaignEdit.with(edit.corrections, correction);
    }

    private static void alerted(CampaignEdit edit, Recorded<CampaignBudgetAlertRaised> recorded) {
        CampaignBudgetAlertRaised event = recorded.event();
        CampaignBudget.Alert alert = new CampaignBudget.Alert(
                event.threshold(), event.spent().amount(), event.allocated().amount(), recorded.time(), true);
        edit.alerts = CampaignEdit.with(edit.alerts, alert);
    }
}
