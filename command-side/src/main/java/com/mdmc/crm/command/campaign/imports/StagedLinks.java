package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.bus.TextSubjects;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.LinkPlatformCampaigns;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectErasedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The platform's campaigns that belong to each of ours, as an import keeps them until it is confirmed: encrypted like the
 * command that records them.
 */
@Component
final class StagedLinks {
    private final TextSubjects subjects;
    private final Privacy privacy;

    StagedLinks(TextSubjects subjects, Privacy privacy) {
        this.subjects = subjects;
        this.privacy = privacy;
    }

    /** The tokens of the numbers, by our campaign; none of one whose client was erased meanwhile. */
    Map<String, List<String>> encrypted(Platform platform, Map<String, List<String>> links) {
        Map<String, List<String>> tokens = new LinkedHashMap<>();
        links.forEach((campaign, numbers) -> {
            LinkPlatformCampaigns link = link(platform, campaign, numbers);
            try {
                tokens.put(
                        campaign,
                        privacy.encryptAll(subjects.of(link), link).numbers().stream()
                                .map(PersonalText::token)
                                .toList());
            } catch (SubjectErasedException erased) {
                tokens.remove(campaign);
            }
        });
        return tokens;
    }

    /** The commands that record what was staged. */
    List<LinkPlatformCampaigns> commands(Platform platform, Map<String, List<String>> tokens) {
        List<LinkPlatformCampaigns> commands = new ArrayList<>();
        tokens.forEach((campaign, numbers) -> {
            List<String> known = numbers.stream()
                    .map(token -> privacy.decrypt(PersonalText.encrypted(token)).text())
                    .filter(number -> !number.equals(Privacy.ERASED))
                    .toList();
            if (!known.isEmpty()) {
                commands.add(link(platform, campaign, known));
            }
        });
        return commands;
    }

    private static LinkPlatformCampaigns link(Platform platform, String campaign, List<String> numbers) {
        return new LinkPlatformCampaigns(
                new CampaignId(campaign),
                platform,
                numbers.stream().map(PersonalText::clear).toList());
    }
}
