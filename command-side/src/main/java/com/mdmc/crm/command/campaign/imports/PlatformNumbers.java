package com.mdmc.crm.command.campaign.imports;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.IndexFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.conversions.Bson;

/** Blind indexes of the numbers that a campaign and its ad accounts have on the platforms. */
final class PlatformNumbers implements IndexFields<LinkedCampaign> {
    static final String CAMPAIGNS = "numbers";
    static final String ACCOUNTS = "accounts";

    private final Privacy privacy;
    private final BlindIndex blindIndex;

    PlatformNumbers(Privacy privacy, BlindIndex blindIndex) {
        this.privacy = privacy;
        this.blindIndex = blindIndex;
    }

    @Override
    public void prepare(Collection<LinkedCampaign> campaigns) {
        privacy.prefetch(List.copyOf(campaigns));
    }

    @Override
    public Map<String, Object> of(LinkedCampaign campaign) {
        Map<String, Object> index = new TreeMap<>();
        List<String> numbers = new ArrayList<>();
        campaign.numbers().forEach((platform, all) -> all.forEach(each -> add(platform, CAMPAIGNS, each, numbers)));
        index.put(CAMPAIGNS, numbers);
        List<String> accounts = new ArrayList<>();
        campaign.accounts().forEach((platform, each) -> add(platform, ACCOUNTS, each, accounts));
        index.put(ACCOUNTS, accounts);
        return index;
    }

    private void add(Platform platform, String kind, PersonalText number, List<String> to) {
        String clear = privacy.decrypt(number).text();
        if (!clear.equals(Privacy.ERASED)) {
            to.add(token(platform, kind, clear));
        }
    }

    /** The numbers of the platform's campaigns, in clear. */
    List<String> of(LinkedCampaign campaign, Platform platform) {
        return campaign.numbers().getOrDefault(platform, List.of()).stream()
                .map(number -> privacy.decrypt(number).text())
                .filter(clear -> !clear.equals(Privacy.ERASED))
                .toList();
    }

    /** A filter for the campaigns that have a number on a platform, {@link #CAMPAIGNS} or {@link #ACCOUNTS}. */
    Bson filter(Platform platform, String kind, String number) {
        return eq(IndexFields.path(kind), token(platform, kind, number));
    }

    String token(Platform platform, String kind, String number) {
        return blindIndex.of("platform-" + kind, platform.wire() + ":" + number);
    }
}
