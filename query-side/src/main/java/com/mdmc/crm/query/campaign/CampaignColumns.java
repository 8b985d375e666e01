package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.query.export.Column;
import java.util.List;

/** The columns of a table of campaigns. */
final class CampaignColumns {
    static final List<Column<CampaignView>> ALL = List.of(
            new Column<>("id", campaign -> campaign.id().value()),
            new Column<>("createdAt", CampaignView::createdAt),
            new Column<>("updatedAt", CampaignView::updatedAt),
            new Column<>("name", CampaignView::name),
            new Column<>("status", CampaignView::status),
            new Column<>("type", CampaignView::type),
            new Column<>("artistName", campaign -> campaign.clientInfo().artistName()),
            new Column<>("songTitle", campaign -> campaign.clientInfo().songTitle()),
            new Column<>("genre", campaign -> campaign.clientInfo().genre()),
            new Column<>("label", campaign -> campaign.clientInfo().label()),
            new Column<>("isrc", campaign -> campaign.clientInfo().isrc()),
            new Column<>("leadId", CampaignView::leadId),
            new Column<>("manager", campaign -> campaign.team().manager()),
            new Column<>("accountManager", campaign -> campaign.team().accountManager()),
            new Column<>("team", campaign -> campaign.team().team()),
            new Column<>(
                    "platforms",
                    campaign -> campaign.platforms().stream()
                            .map(PlatformSetup::name)
                            .toList()),
            new Column<>("startDate", campaign -> campaign.timeline().startDate()),
            new Column<>("endDate", campaign -> campaign.timeline().endDate()),
            new Column<>("currency", campaign -> campaign.budget().currency()),
            new Column<>("allocated", campaign -> campaign.budget().allocated()),
            new Column<>("spent", campaign -> campaign.budget().spent()),
            new Column<>("remaining", campaign -> campaign.budget().remaining()),
            new Column<>("billingModel", campaign -> campaign.budget().billingModel()),
            new Column<>(
                    "totalInvoiced", campaign -> campaign.budget().invoicing().totalInvoiced()),
            new Column<>("totalSpend", CampaignView::totalSpend),
            new Column<>("totalImpressions", CampaignView::totalImpressions),
            new Column<>("totalClicks", CampaignView::totalClicks),
            new Column<>("overallCtr", CampaignView::overallCtr),
            new Column<>("overallCpc", CampaignView::overallCpc),
            new Column<>("roas", CampaignView::roas),
            new Column<>("roi", CampaignView::roi));

    private CampaignColumns() {}
}
