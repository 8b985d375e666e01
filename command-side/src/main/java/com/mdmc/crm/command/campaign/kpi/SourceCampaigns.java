package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import java.util.Collection;
import java.util.List;

/**
 * Recognises a platform's campaign: by its number where both reports have one, since it may be renamed, else by its name.
 */
public final class SourceCampaigns {
    private static final int FINGERPRINT = 12;

    private final Privacy privacy;
    private final BlindIndex blindIndex;

    public SourceCampaigns(Privacy privacy, BlindIndex blindIndex) {
        this.privacy = privacy;
        this.blindIndex = blindIndex;
    }

    /** A short keyed fingerprint, by which notes are found that are no events. */
    String fingerprint(SourceCampaign campaign) {
        PersonalText known = campaign.number() == null ? campaign.name() : campaign.number();
        return blindIndex.of("kpi-source", text(known)).substring(0, FINGERPRINT);
    }

    /** The campaign among known ones that a report speaks of, or the report's own. */
    SourceCampaign known(SourceCampaign reported, Collection<SourceCampaign> known) {
        return known.stream().filter(each -> isSame(each, reported)).findFirst().orElse(reported);
    }

    private boolean isSame(SourceCampaign one, SourceCampaign other) {
        return one.equals(other)
                || isReadable(one)
                        && isReadable(other)
                        && (areNumbered(one, other)
                                ? privacy.same(one.number(), other.number())
                                : one.name() != null && privacy.same(one.name(), other.name()));
    }

    /** Whether two that are not known to be the same may be: one of them lacks the number that would tell. */
    boolean mayBeSame(SourceCampaign one, SourceCampaign other) {
        return !areNumbered(one, other) || !isReadable(one) || !isReadable(other);
    }

    /** Whether the client that it belongs to was not erased. */
    boolean isReadable(SourceCampaign campaign) {
        return List.of(text(campaign.number()), text(campaign.name())).stream().noneMatch(Privacy.ERASED::equals);
    }

    private String text(PersonalText text) {
        return text == null ? "" : privacy.decrypt(text).text();
    }

    private static boolean areNumbered(SourceCampaign one, SourceCampaign other) {
        return one.number() != null && other.number() != null;
    }
}
