package com.mdmc.crm.query.dashboard;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.list.CampaignAccess;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.view.LeadProgress;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.function.Consumer;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** What the views hold of some leads and of the campaigns these became, for dashboards. */
@Component
class DashboardViews {
    private static final int TOGETHER = 500;

    private final Views views;
    private final ViewDefinition<LeadProgress> progress;
    private final ViewDefinition<CampaignView> campaigns;
    private final ViewDefinition<KpiMonthView> months;

    DashboardViews(
            Views views,
            ViewDefinition<LeadProgress> leadProgress,
            ViewDefinition<CampaignView> campaignViews,
            ViewDefinition<KpiMonthView> kpiMonthViews) {
        this.views = views;
        this.progress = leadProgress;
        this.campaigns = campaignViews;
        this.months = kpiMonthViews;
    }

    void progress(List<String> leads, Consumer<LeadProgress> reader) {
        each(progress, "_id", leads, Filters.empty(), reader);
    }

    /** The leads' campaigns that the actor may see. */
    void campaigns(List<String> leads, Actor actor, Consumer<CampaignView> reader) {
        each(campaigns, "leadId", leads, CampaignAccess.scope(actor), reader);
    }

    /** The months of campaigns. */
    void months(List<String> of, Consumer<KpiMonthView> reader) {
        each(months, "campaignId", of, Filters.empty(), reader);
    }

    private <V> void each(ViewDefinition<V> view, String field, List<String> values, Bson scope, Consumer<V> reader) {
        for (int from = 0; from < values.size(); from += TOGETHER) {
            List<String> some = values.subList(from, Math.min(values.size(), from + TOGETHER));
            views.each(view, and(in(field, some), scope), each -> reader.accept(each.state()));
        }
    }
}
