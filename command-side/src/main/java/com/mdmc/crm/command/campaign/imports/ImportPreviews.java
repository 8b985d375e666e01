package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.campaign.billing.CampaignSpend;
import com.mdmc.crm.command.campaign.billing.CampaignSpends;
import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.imports.ImportPreview.CampaignPreview;
import com.mdmc.crm.command.campaign.imports.ImportPreview.InvoiceEffect;
import com.mdmc.crm.command.campaign.imports.StagedDays.Chunk;
import com.mdmc.crm.command.campaign.imports.StagedDays.Source;
import com.mdmc.crm.command.campaign.imports.StagedDays.StagedDay;
import com.mdmc.crm.command.campaign.kpi.KpiPreviews;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.reports.ReportDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares the days of a report with what is on record, campaign by campaign, and stages them. */
final class ImportPreviews {
    private static final List<String> SUMMED = List.of("spend", "impressions", "views", "clicks", "conversions");

    private final KpiPreviews previews;
    private final CampaignSpends spends;
    private final StagedDays staged;
    private final Source source;
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
            Actor actor,
            Instant now,
            Findings findings) {
        this.previews = previews;
        this.spends = spends;
        this.staged = staged;
        this.source = source;
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
            campaigns.add(summary(campaign, readable, counts, Map.of(), Map.of(), null, List.of()));
        }
    }

    private void compare(CampaignId campaign, List<ReportDay> days, Counts counts) {
        KpiTerms terms = previews.terms(campaign, actor, now);
        CampaignSpend spend = spends.now(campaign);
        List<ReportedDay> reported =
                days.stream().map(day -> reported(campaign, day)).toList();
        List<KpiRecordingResult> results = previews.of(campaign, reported, actor, now);
        Plausibility plausibility = new Plausibility(terms, source.platform());
        spend.recorded(source.platform()).forEach((date, sums) -> plausibility.add(date, sums.kpis()));
        for (int i = 0; i < days.size(); i++) {
            if (results.get(i).after() != null) {
                plausibility.add(days.get(i).date(), results.get(i).after().kpis());
            }
        }
        Map<String, BigDecimal> before = new LinkedHashMap<>();
        Map<String, BigDecimal> after = new LinkedHashMap<>();
        Map<LocalDate, KpiSums> changed = new TreeMap<>();
        List<StagedDay> taken = new ArrayList<>();
        String currency = null;
        for (int i = 0; i < days.size(); i++) {
            KpiRecordingResult result = results.get(i);
            ReportDay day = days.get(i);
            counts.add(result.change());
            if (result.change() == Change.REJECTED) {
                findings.rejection(result.rejection(), day.lines());
                continue;
            }
            boolean isChange = result.change() != Change.UNCHANGED;
            Kpis then = result.before() == null ? Kpis.NONE : result.before().kpis();
            Kpis next = isChange ? result.after().kpis() : then;
            add(before, then);
            add(after, next);
            currency = result.after().currency();
            List<String> flags = isChange ? plausibility.flags(day.date(), next, currency) : List.of();
            flags.forEach(flag -> findings.flag(flag, day.lines()));
            counts.flagged(!flags.isEmpty());
            if (isChange) {
                changed.put(day.date(), KpiSums.of(next, currency));
            }
            taken.add(new StagedDay(day.date(), day.metrics(), day.currency(), day.lines(), !flags.isEmpty()));
        }
        stage(campaign, taken);
        List<InvoiceEffect> invoices = spend.adjustments(source.platform(), changed).entrySet().stream()
                .map(each -> new InvoiceEffect(each.getKey(), each.getValue()))
                .toList();
        campaigns.add(summary(campaign, days, counts, before, after, currency, invoices));
    }

    private void stage(CampaignId campaign, List<StagedDay> days) {
        for (int from = 0; from < days.size(); from += StagedDays.CHUNK) {
            List<StagedDay> part = days.subList(from, Math.min(days.size(), from + StagedDays.CHUNK));
            staged.add(source.importId(), chunks++, new Chunk(campaign, List.copyOf(part)), now);
        }
    }

    private ReportedDay reported(CampaignId campaign, ReportDay day) {
        return source.reported(campaign, day.date(), day.metrics(), day.currency(), day.lines());
    }

    private static void add(Map<String, BigDecimal> sums, Kpis kpis) {
        for (String metric : SUMMED) {
            Number value = kpis.at(metric);
            if (value != null) {
                sums.merge(metric, new BigDecimal(value.toString()), BigDecimal::add);
            }
        }
    }

    private static CampaignPreview summary(
            CampaignId campaign,
            List<ReportDay> days,
            Counts counts,
            Map<String, BigDecimal> before,
            Map<String, BigDecimal> after,
            String currency,
            List<InvoiceEffect> invoices) {
        LocalDate from = days.isEmpty() ? null : days.get(0).date();
        LocalDate to = days.isEmpty() ? null : days.get(days.size() - 1).date();
        return new CampaignPreview(campaign, from, to, counts.days(), currency, before, after, invoices);
    }
}
