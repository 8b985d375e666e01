package com.mdmc.crm.query.campaign.view;

import static com.mdmc.crm.query.campaign.view.CampaignFold.step;

import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeRetired;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.CurrencyTotals;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import java.util.function.UnaryOperator;

/** What each event makes of a campaign's assets. */
final class CreativeSteps {
    private CreativeSteps() {}

    static void add(Fold.Builder<CampaignView> fold) {
        kpis(fold);
        step(fold, CampaignCreativeAdded.class, (edit, recorded) -> {
            CampaignCreativeAdded event = recorded.event();
            edit.creatives = CampaignEdit.with(
                    edit.creatives,
                    CreativeView.of(
                            event.creativeId(),
                            event.creative(),
                            CurrencyTotals.NONE,
                            recorded.time(),
                            recorded.time()));
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

    private static void kpis(Fold.Builder<CampaignView> fold) {
        step(fold, CampaignCreativeKpisRecorded.class, (edit, recorded) -> {
            CampaignCreativeKpisRecorded event = recorded.event();
            count(edit, event, totals -> totals.plus(event.after()));
        });
        step(fold, CampaignCreativeKpisRestated.class, (edit, recorded) -> {
            CampaignCreativeKpisRestated event = recorded.event();
            count(edit, event, totals -> totals.replace(event.before(), event.after()));
        });
    }

    private static void count(CampaignEdit edit, CreativeKpisEvent event, UnaryOperator<CurrencyTotals> change) {
        edit.creatives = CampaignEdit.each(
                edit.creatives,
                known -> known.id().equals(event.creativeId())
                        ? CreativeView.of(
                                known.id(),
                                known.creative(),
                                change.apply(known.totals()),
                                known.createdAt(),
                                known.updatedAt())
                        : known);
    }

    private static void change(
            CampaignEdit edit, EventEnvelope<?> recorded, String creativeId, UnaryOperator<Creative> change) {
        edit.creatives = CampaignEdit.each(
                edit.creatives,
                known -> known.id().equals(creativeId)
                        ? CreativeView.of(
                                creativeId,
                                change.apply(known.creative()),
                                known.totals(),
                                known.createdAt(),
                                recorded.time())
                        : known);
    }
}
