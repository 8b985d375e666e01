package com.mdmc.crm.query.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.NotifiedResource;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.FullName;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.list.CampaignAccess;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.notification.InboxView.Told;
import com.mongodb.client.model.Sorts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Names of what notifications are about and who caused them, as far as their reader may know them now. */
@Component
class NotifiedThings {
    private final ViewDefinition<LeadView> leadViews;
    private final ViewDefinition<CampaignView> campaignViews;
    private final Views views;
    private final LeadReader leads;
    private final Accounts accounts;
    private final Privacy privacy;

    NotifiedThings(
            ViewDefinition<LeadView> leadViews,
            ViewDefinition<CampaignView> campaignViews,
            Views views,
            LeadReader leads,
            Accounts accounts,
            Privacy privacy) {
        this.leadViews = leadViews;
        this.campaignViews = campaignViews;
        this.views = views;
        this.leads = leads;
        this.accounts = accounts;
        this.privacy = privacy;
    }

    /** Names by id; what is not there is out of the reader's sight. */
    Map<String, String> names(List<Told> page, Actor reader) {
        Map<String, String> names = new HashMap<>();
        List<String> leadIds = ids(page, NotifiedResource.LEAD);
        if (!leadIds.isEmpty() && reader.may(Permission.LEADS_READ)) {
            leads.decrypted(find(leadViews, and(in("_id", leadIds), LeadList.scope(reader)), leadIds), reader)
                    .forEach(lead ->
                            put(names, lead.id().value(), lead.artistInfo().name()));
        }
        List<String> campaignIds = ids(page, NotifiedResource.CAMPAIGN);
        if (!campaignIds.isEmpty() && reader.may(Permission.CAMPAIGNS_READ)) {
            privacy.decryptAll(
                            find(campaignViews, and(in("_id", campaignIds), CampaignAccess.scope(reader)), campaignIds)
                                    .stream()
                                    .map(view -> CampaignAccess.masked(view, view, reader))
                                    .toList())
                    .forEach(campaign -> put(names, campaign.id().value(), campaign.name()));
        }
        page.stream()
                .flatMap(each -> Optional.ofNullable(each.notification().by()).stream())
                .distinct()
                .forEach(user -> staffName(user).ifPresent(name -> names.put(user.value(), name)));
        return names;
    }

    private <V> List<V> find(ViewDefinition<V> definition, Bson filter, List<String> ids) {
        return views.find(definition, filter, Sorts.ascending("_id"), ids.size());
    }

    private Optional<String> staffName(UserId user) {
        return accounts.find(user).map(account -> FullName.of(privacy.decryptAll(account.name())));
    }

    private static List<String> ids(List<Told> page, NotifiedResource resource) {
        return page.stream()
                .filter(each -> each.notification().resource() == resource)
                .map(each -> each.notification().resourceId())
                .distinct()
                .toList();
    }

    private static void put(Map<String, String> names, String id, PersonalText name) {
        if (name != null) {
            names.put(id, name.text());
        }
    }
}
