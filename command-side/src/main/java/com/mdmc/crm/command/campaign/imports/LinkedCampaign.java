package com.mdmc.crm.command.campaign.imports;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientErased;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.platform.PlatformConfig;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.IndexFields;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * View of a campaign's numbers on the platforms, by which lines of reports find it. It is found by blind indexes of them
 * ({@link PlatformNumbers}).
 *
 * @param numbers of the platforms' campaigns
 * @param accounts the platforms' ad accounts
 */
record LinkedCampaign(Map<Platform, List<PersonalText>> numbers, Map<Platform, PersonalText> accounts) {
    static final Fold<LinkedCampaign> FOLD = Fold.of(LinkedCampaign.class)
            .on(CampaignDrafted.class, (none, drafted) -> new LinkedCampaign(Map.of(), Map.of()))
            .on(
                    CampaignPlatformConfigured.class,
                    (campaign, configured) -> campaign.with(
                            configured.event().platform().name(),
                            configured.event().platform().config()))
            .on(CampaignClientErased.class, (campaign, erased) -> campaign)
            .build();

    static final ViewDefinition<LinkedCampaign> VIEW = ViewDefinition.bySubject(
                    "campaign_links",
                    LinkedCampaign.class,
                    FOLD,
                    List.of(
                            ascending(IndexFields.path(PlatformNumbers.CAMPAIGNS)),
                            ascending(IndexFields.path(PlatformNumbers.ACCOUNTS))),
                    List.of())
            .atRevision(2);

    private LinkedCampaign with(Platform platform, PlatformConfig config) {
        Map<Platform, List<PersonalText>> mine = new TreeMap<>(numbers);
        Map<Platform, PersonalText> theirs = new TreeMap<>(accounts);
        mine.put(platform, config.platformCampaigns());
        theirs.remove(platform);
        if (config.adAccount() != null) {
            theirs.put(platform, config.adAccount());
        }
        return new LinkedCampaign(mine, theirs);
    }
}
