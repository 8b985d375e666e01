package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.campaign.billing.CampaignSpend;
import com.mdmc.crm.command.campaign.billing.CampaignSpends;
import com.mdmc.crm.command.campaign.imports.ImportPreview.CampaignPreview;
import com.mdmc.crm.command.campaign.imports.StagedDays.Chunk;
import com.mdmc.crm.command.campaign.imports.StagedDays.Source;
import com.mdmc.crm.command.campaign.imports.StagedDays.StagedDay;
import com.mdmc.crm.command.campaign.kpi.KpiPreviews;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.reports.ReportDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares the days of a report with what is on record, campaign by campaign, and stages them. */
final class ImportPreviews {
    private final KpiPreviews previews;
    private final CampaignSpends spends;
    private final StagedDays staged;
    private final Source source;
    private final ReportCampaigns platformCampaigns;
    private final Actor actor;
    private final Instant now;
    private final Findings findings;
    private final List<CampaignPreview> campaigns = new ArrayList<>();
    private int chunks;

    ImportPreviews(
            KpiPreviews previews,
            CampaignSpends spends,
            StagedDays staged,
            Source source,
            ReportCampaigns platformCampaigns,
            Actor actor,
            Instant now,
            Findings findings) {
        this.previews = previews;
        this.spends = spends;
        this.staged = staged;
        this.source = source;
        this.platformCampaigns = platformCampaigns;
        this.actor = actor;
        this.now = now;
        this.findings = findings;
    }

    List<CampaignPreview> campaigns() {
        return campaigns;
    }

    /** Takes up the days of one campaign. */
    void add(String target, List<ReportDay> days, Locale locale) {
        CampaignId campaign = new CampaignId(target);
        Counts counts = new Counts();
        List<ReportDay> readable = new ArrayList<>();
        for (ReportDay day : days) {
            if (day.problem() == null) {
                readable.add(day);
            } else {
                counts.add(Change.REJECTED);
                findings.problem(day.problem().code(), day.problem().text(locale), day.lines());
            }
        }
        try {
            compare(campaign, readable, counts);
        } catch (Rejection rejection) {
            readable.forEach(day -> {
                counts.add(Change.REJECTED);
                findings.rejection(rejection, day.lines());
            });
            campaigns.add(new ComparedDays(counts).summary(campaign, readable, Map.of()));
        }
    }

    private void compare(CampaignId campaign, List<ReportDay> readable, Counts counts) {
        List<StagedDay> days = readable.stream()
                .map(day -> platformCampaigns.staged(campaign.value(), day))
                .toList();
        List<ReportedDay> reported = days.stream()
                .map(day -> source.reported(campaign, day, platformCampaigns.of(campaign.value())))
                .toList();
        KpiPreviews.Preview preview = previews.of(
                campaign, reported, platformCampaigns.leavesOut(campaign.value(), source.platform()), actor, now);
        CampaignSpend spend = spends.now(campaign);
        Plausibility plausibility = plausibility(preview, spend, readable);
        ComparedDays compared = new ComparedDays(counts);
        for (int i = 0; i < days.size(); i++) {
            StagedDay day = days.get(i);
            KpiRecordingResult result = preview.results().get(i);
            if (result.change() == Change.REJECTED) {
                counts.add(Change.REJECTED);
                findings.rejection(result.rejection(), day.lines());
                if (result.rejection().code().equals("stale-figures")) {
                    // It counts once what is newer is reversed, if it looks right.
                    Kpis alone = reported.get(i).kpis();
                    boolean isFlagged = !plausibility
                            .flags(day.date(), Kpis.NONE, alone, day.currency())
                            .isEmpty();
                    compared.addOutdated(day.withFlag(isFlagged));
                }
            } else {
                List<String> flags = new ArrayList<>(flags(plausibility, day.date(), result));
                if (preview.doubtful().contains(i)) {
                    flags.add("other-platform-campaign");
                }
                if (platformCampaigns.hasOthers(readable.get(i))) {
                    flags.add("mapped-elsewhere");
                }
                flags.forEach(flag -> findings.flag(flag, day.lines()));
                compared.add(day.withFlag(!flags.isEmpty()), result);
            }
        }
        stage(campaign, compared.taken());
        campaigns.add(compared.summary(campaign, readable, spend.adjustments(source.platform(), compared.changed())));
    }

    private Plausibility plausibility(KpiPreviews.Preview preview, CampaignSpend spend, List<ReportDay> days) {
        Plausibility plausibility = new Plausibility(preview.terms(), source.platform());
        spend.recorded(source.platform()).forEach((date, sums) -> plausibility.add(date, sums.kpis()));
        for (int i = 0; i < days.size(); i++) {
            KpiRecordingResult result = preview.results().get(i);
            if (result.after() != null) {
                plausibility.add(days.get(i).date(), result.after().kpis());
            }
        }
        return plausibility;
    }

    private static List<String> flags(Plausibility plausibility, LocalDate date, KpiRecordingResult result) {
        if (result.change() == Change.UNCHANGED) {
            return List.of();
        }
        Kpis before = result.before() == null ? Kpis.NONE : result.before().kpis();
        return plausibility.flags(
                date, before, result.after().kpis(), result.after().currency());
    }

    private void stage(CampaignId campaign, List<StagedDay> days) {
        for (int from = 0; from < days.size(); from += StagedDays.CHUNK) {
            List<StagedDay> part = days.subList(from, Math.min(days.size(), from + StagedDays.CHUNK));
            staged.add(source.importId(), chunks++, new Chunk(campaign, List.copyOf(part)), now);
        }
    }
}
