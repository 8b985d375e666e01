package com.mdmc.crm.query.rights;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.lead.activity.LeadActivity;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.view.LeadView;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers everything held on a person. An export is complete or refused. */
@Component
class SubjectExports {
    private final LeadReader leads;
    private final LeadActivity activity;
    private final Views views;
    private final Privacy privacy;
    private final Clock clock;

    SubjectExports(LeadReader leads, LeadActivity activity, Views views, Privacy privacy, Clock clock) {
        this.leads = leads;
        this.activity = activity;
        this.views = views;
        this.privacy = privacy;
        this.clock = clock;
    }

    /** @throws Rejection if one of the person's campaigns is out of the reader's reach */
    SubjectExport of(LeadView lead, Actor reader) {
        List<LeadView> records = Stream.concat(
                        Stream.of(lead), lead.lifecycle().mergedFrom().stream().flatMap(leads::stored))
                .map(leads::complete)
                .toList();
        List<String> subjects =
                records.stream().map(LeadView::id).map(LeadId::value).toList();
        List<CampaignView> campaigns = views.find(CampaignView.VIEW, in("leadId", subjects), ascending("_id"));
        if (!campaigns.stream().allMatch(campaign -> isReadable(campaign, reader))) {
            throw Rejection.forbidden("scope");
        }
        return new SubjectExport(
                SubjectExport.FORMAT,
                lead.id(),
                clock.instant(),
                records,
                campaigns.stream().map(privacy::decryptAll).toList(),
                activity.complete(Stream.concat(
                                subjects.stream(),
                                campaigns.stream().map(campaign -> campaign.id().value()))
                        .toList()));
    }

    private static boolean isReadable(CampaignView campaign, Actor reader) {
        return reader.may(Permission.CAMPAIGNS_READ)
                && AccessScope.inTheClear(reader).campaign(campaign.team().team());
    }
}
