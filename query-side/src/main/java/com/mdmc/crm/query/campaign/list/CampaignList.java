package com.mdmc.crm.query.campaign.list;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.campaign.view.Keywords;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Search;
import java.util.Map;
import java.util.Set;

/** Filters, sort orders and search of the campaign list. */
public final class CampaignList {
    private static final Map<String, FieldKind> FILTERS = Map.ofEntries(
            Map.entry("status", FieldKind.oneOf(CampaignStatus.class)),
            Map.entry("type", FieldKind.oneOf(CampaignType.class)),
            Map.entry("leadId", FieldKind.TEXT),
            Map.entry("team.manager", FieldKind.USER),
            Map.entry("team.assignedTo", FieldKind.USER),
            Map.entry("team.accountManager", FieldKind.USER),
            Map.entry("team.team", FieldKind.TEXT),
            Map.entry("platforms.name", FieldKind.oneOf(Platform.class)),
            Map.entry("budget.currency", FieldKind.TEXT),
            Map.entry("budget.billingModel", FieldKind.oneOf(BillingModel.class)),
            Map.entry("budget.overspent", FieldKind.BOOLEAN),
            Map.entry("clientInfo.artistName", FieldKind.TEXT),
            Map.entry("clientInfo.genre", FieldKind.TEXT),
            Map.entry("timeline.startDate", FieldKind.DAY),
            Map.entry("timeline.endDate", FieldKind.DAY),
            Map.entry("totalSpend", FieldKind.DECIMAL),
            Map.entry("createdAt", FieldKind.INSTANT),
            Map.entry("updatedAt", FieldKind.INSTANT));

    public static final ListDefinition<CampaignView> LIST = new ListDefinition<>(
            CampaignView.VIEW,
            FILTERS,
            Set.of("createdAt", "updatedAt", "timeline.startDate", "timeline.endDate", "totalSpend"),
            Map.of(
                    "createdAt", FieldKind.INSTANT,
                    "updatedAt", FieldKind.INSTANT,
                    "name", FieldKind.TEXT,
                    "timeline.startDate", FieldKind.DAY,
                    "totalSpend", FieldKind.DECIMAL),
            "-createdAt",
            Search.by(question -> Keywords.search("keywords", question)),
            CampaignAccess::scope);

    private CampaignList() {}
}
