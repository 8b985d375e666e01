package com.mdmc.crm.query.campaign.list;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.campaign.view.CampaignIndex;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Search;
import java.util.HashMap;
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
            Map.entry("timeline.startDate", FieldKind.DAY),
            Map.entry("timeline.endDate", FieldKind.DAY),
            Map.entry("totalSpend", FieldKind.DECIMAL),
            Map.entry("createdAt", FieldKind.INSTANT),
            Map.entry("updatedAt", FieldKind.INSTANT));

    private CampaignList() {}

    public static ListDefinition<CampaignView> of(ViewDefinition<CampaignView> view, CampaignIndex index) {
        Map<String, FieldKind> filters = new HashMap<>(FILTERS);
        filters.putAll(index.filters());
        return new ListDefinition<>(
                view,
                filters,
                Set.of("createdAt", "updatedAt", "timeline.startDate", "timeline.endDate", "totalSpend"),
                Map.of(
                        "createdAt", FieldKind.INSTANT,
                        "updatedAt", FieldKind.INSTANT,
                        "name", index.name(),
                        "timeline.startDate", FieldKind.DAY,
                        "totalSpend", FieldKind.DECIMAL),
                "-createdAt",
                Search.by(index::search),
                CampaignAccess::scope);
    }
}
