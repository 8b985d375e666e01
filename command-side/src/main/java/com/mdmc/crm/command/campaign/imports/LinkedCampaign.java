package com.mdmc.crm.command.campaign.imports;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.platform.PlatformConfig;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * View of a campaign's numbers on the platforms, by which lines of reports find it.
 *
 * @param numbers of the platforms' campaigns, each after its platform
 * @param accounts of the platforms' ad accounts, likewise
 */
record LinkedCampaign(List<String> numbers, List<String> accounts) {
    static final Fold<LinkedCampaign> FOLD = Fold.of(LinkedCampaign.class)
            .on(CampaignDrafted.class, (none, drafted) -> new LinkedCampaign(List.of(), List.of()))
            .on(
                    CampaignPlatformConfigured.class,
                    (campaign, configured) -> campaign.with(
                            configured.event().platform().name(),
                            configured.event().platform().config()))
            .build();

    static final ViewDefinition<LinkedCampaign> VIEW = ViewDefinition.bySubject(
            "campaign_links",
            LinkedCampaign.class,
            FOLD,
            List.of(ascending("numbers"), ascending("accounts")),
            List.of());

    static String key(Platform platform, String number) {
        return platform.wire() + ":" + number;
    }

    private LinkedCampaign with(Platform platform, PlatformConfig config) {
        List<String> mine = new ArrayList<>(numbers);
        List<String> theirs = new ArrayList<>(accounts);
        String prefix = key(platform, "");
        mine.removeIf(number -> number.startsWith(prefix));
        theirs.removeIf(account -> account.startsWith(prefix));
        config.platformCampaigns().forEach(number -> mine.add(key(platform, number)));
        if (config.adAccount() != null) {
            theirs.add(key(platform, config.adAccount()));
        }
        return new LinkedCampaign(mine, theirs);
    }
}
