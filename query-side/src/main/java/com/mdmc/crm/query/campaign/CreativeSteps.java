package com.mdmc.crm.query.campaign;

import static com.mdmc.crm.query.campaign.CampaignFold.step;

import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeRetired;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.CurrencyTotals;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Recorded;
import java.util.function.UnaryOperator;

/** What each event makes of a campaign's assets. */
final class CreativeSteps {
    private CreativeSteps() {}

    static void add(Fold.Builder<CampaignView> fold) {
        figures(fold);
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

    private static void figures(Fold.Builder<CampaignView> fold) {
        step(fold, CampaignCreativeKpisRecorded.class, (edit, recorded) -> {
            CampaignCreativeKpisRecorded event = recorded.event();
            count(edit, event, totals -> totals.plus(event.figures().kpis(event.currency())));
        });
        step(fold, CampaignCreativeKpisRestated.class, (edit, recorded) -> {
            CampaignCreativeKpisRestated event = recorded.event();
            count(edit, event, totals -> totals.replace(event.before(), event.after()));
        });
    }

    private static void count(CampaignEdit edit, CreativeKpisEvent event, UnaryOperator<CurrencyTotals> figures) {
        edit.creatives = CampaignEdit.each(
                edit.creatives,
                known -> known.id().equals(event.creativeId())
                        ? CreativeView.of(
                                known.id(),
                                known.creative(),
                                figures.apply(known.totals()),
                                known.createdAt(),
                                known.updatedAt())
                        : known);
    }

    private static void change(
            CampaignEdit edit, Recorded<?> recorded, String creativeId, UnaryOperator<Creative> change) {
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
