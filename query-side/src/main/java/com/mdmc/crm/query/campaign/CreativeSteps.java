package com.mdmc.crm.query.campaign;

import static com.mdmc.crm.query.campaign.CampaignFold.step;

import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignCreativeChanged;
import com.mdmc.crm.kernel.campaign.CampaignEvent.CampaignCreativeRetired;
import com.mdmc.crm.kernel.campaign.Creative;
import com.mdmc.crm.kernel.value.KpiTotals;
import com.mdmc.crm.query.view.Fold;
import com.mdmc.crm.query.view.Recorded;
import java.util.function.UnaryOperator;

/** What each event makes of a campaign's assets. */
final class CreativeSteps {
    private CreativeSteps() {}

    static void add(Fold.Builder<CampaignView> fold) {
        step(fold, CampaignCreativeAdded.class, (edit, recorded) -> {
            CampaignCreativeAdded event = recorded.event();
            edit.creatives.add(CreativeView.of(
                    event.creativeId(), event.creative(), KpiTotals.NONE, recorded.time(), recorded.time()));
        });
        step(
                fold,
                CampaignCreativeChanged.class,
                (edit, recorded) -> change(
                        edit,
                        recorded,
                        recorded.event().creativeId(),
                        old -> recorded.event().creative()));
        step(
                fold,
                CampaignCreativeRetired.class,
                (edit, recorded) -> change(edit, recorded, recorded.event().creativeId(), Creative::retired));
    }

    private static void change(
            CampaignEdit edit, Recorded<?> recorded, String creativeId, UnaryOperator<Creative> change) {
        edit.creatives.replaceAll(known -> known.id().equals(creativeId)
                ? CreativeView.of(
                        creativeId, change.apply(known.creative()), known.totals(), known.createdAt(), recorded.time())
                : known);
    }
}
