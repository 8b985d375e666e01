package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.bus.TextSubjects;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.LinkPlatformCampaigns;
import com.mdmc.crm.command.campaign.kpi.SourceCampaign;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectErasedException;
import com.mdmc.crm.reports.PlatformCampaign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The platform's campaigns that belong to each of ours, as an import keeps them until it is reversed: encrypted like the
 * commands that record what they contributed.
 */
@Component
final class StagedCampaigns {
    private final TextSubjects subjects;
    private final Privacy privacy;

    StagedCampaigns(TextSubjects subjects, Privacy privacy) {
        this.subjects = subjects;
        this.privacy = privacy;
    }

    /** The same encrypted, in the same order; without those of a campaign whose client was erased meanwhile. */
    Map<String, List<SourceCampaign>> encrypted(Platform platform, Map<String, List<PlatformCampaign>> campaigns) {
        Map<String, List<SourceCampaign>> encrypted = new LinkedHashMap<>();
        campaigns.forEach((ours, theirs) -> {
            String subject = subjects.of(link(platform, ours, List.of()));
            try {
                encrypted.put(
                        ours,
                        theirs.stream().map(each -> encrypted(subject, each)).toList());
            } catch (SubjectErasedException erased) {
                encrypted.remove(ours);
            }
        });
        return encrypted;
    }

    /** Whether they can still be told apart: their client was not erased meanwhile. */
    boolean areReadable(List<SourceCampaign> campaigns) {
        return campaigns.stream()
                .flatMap(each -> Stream.of(each.number(), each.name()))
                .filter(Objects::nonNull)
                .noneMatch(text -> privacy.decrypt(text).text().equals(Privacy.ERASED));
    }

    private SourceCampaign encrypted(String subject, PlatformCampaign campaign) {
        boolean isNumbered = !campaign.id().isEmpty();
        return new SourceCampaign(
                isNumbered ? encrypted(subject, campaign.id()) : null,
                isNumbered && campaign.name().isEmpty() ? null : encrypted(subject, campaign.name()));
    }

    private PersonalText encrypted(String subject, String text) {
        return privacy.encrypt(subject, PersonalText.clear(text));
    }

    /** The commands that record which numbers belong to which campaign, for the next time. */
    List<LinkPlatformCampaigns> commands(Platform platform, Map<String, List<SourceCampaign>> campaigns) {
        List<LinkPlatformCampaigns> commands = new ArrayList<>();
        campaigns.forEach((ours, theirs) -> {
            List<String> numbers = theirs.stream()
                    .map(SourceCampaign::number)
                    .filter(Objects::nonNull)
                    .map(number -> privacy.decrypt(number).text())
                    .filter(number -> number.matches("[A-Za-z0-9_.:-]{1,100}"))
                    .toList();
            if (!numbers.isEmpty()) {
                commands.add(link(platform, ours, numbers));
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
