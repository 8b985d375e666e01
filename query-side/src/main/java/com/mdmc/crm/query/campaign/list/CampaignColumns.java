package com.mdmc.crm.query.campaign.list;

import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.export.CsvColumn;
import java.util.List;

/** Columns of a campaign export. */
final class CampaignColumns {
    static final List<CsvColumn<CampaignView>> ALL = List.of(
            new CsvColumn<>("id", campaign -> campaign.id().value()),
            new CsvColumn<>("createdAt", CampaignView::createdAt),
            new CsvColumn<>("updatedAt", CampaignView::updatedAt),
            new CsvColumn<>("name", CampaignView::name),
            new CsvColumn<>("status", CampaignView::status),
            new CsvColumn<>("type", CampaignView::type),
            new CsvColumn<>("artistName", campaign -> campaign.clientInfo().artistName()),
            new CsvColumn<>("songTitle", campaign -> campaign.clientInfo().songTitle()),
            new CsvColumn<>("genre", campaign -> campaign.clientInfo().genre()),
            new CsvColumn<>("label", campaign -> campaign.clientInfo().label()),
            new CsvColumn<>("isrc", campaign -> campaign.clientInfo().isrc()),
            new CsvColumn<>("leadId", CampaignView::leadId),
            new CsvColumn<>("manager", campaign -> campaign.team().manager()),
            new CsvColumn<>("accountManager", campaign -> campaign.team().accountManager()),
            new CsvColumn<>("team", campaign -> campaign.team().team()),
            new CsvColumn<>(
                    "platforms",
                    campaign -> campaign.platforms().stream()
                            .map(PlatformSetup::name)
                            .toList()),
            new CsvColumn<>("startDate", campaign -> campaign.timeline().startDate()),
            new CsvColumn<>("endDate", campaign -> campaign.timeline().endDate()),
            new CsvColumn<>("currency", campaign -> campaign.budget().currency()),
            new CsvColumn<>("allocated", campaign -> campaign.budget().allocated()),
            new CsvColumn<>("spent", campaign -> campaign.budget().spent()),
            new CsvColumn<>("remaining", campaign -> campaign.budget().remaining()),
            new CsvColumn<>("billingModel", campaign -> campaign.budget().billingModel()),
            new CsvColumn<>(
                    "totalInvoiced", campaign -> campaign.budget().invoicing().totalInvoiced()),
            new CsvColumn<>("totalSpend", CampaignView::totalSpend),
            new CsvColumn<>("totalImpressions", CampaignView::totalImpressions),
            new CsvColumn<>("totalClicks", CampaignView::totalClicks),
            new CsvColumn<>("overallCtr", CampaignView::overallCtr),
            new CsvColumn<>("overallCpc", CampaignView::overallCpc),
            new CsvColumn<>("roas", CampaignView::roas),
            new CsvColumn<>("roi", CampaignView::roi));

    private CampaignColumns() {}
}
