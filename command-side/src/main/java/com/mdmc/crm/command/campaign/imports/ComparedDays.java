package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.campaign.imports.ImportPreview.CampaignPreview;
import com.mdmc.crm.command.campaign.imports.ImportPreview.InvoiceEffect;
import com.mdmc.crm.command.campaign.imports.StagedDays.StagedDay;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.command.campaign.kpi.RecordedDay;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.reports.ReportDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums of a campaign's days as they are recorded and as a report would have them. */
final class ComparedDays {
    private static final String SPEND = "spend";
    private static final List<String> SUMMED = List.of(SPEND, "impressions", "views", "clicks", "conversions");

    private final Counts counts;
    private final Map<String, BigDecimal> before = new LinkedHashMap<>();
    private final Map<String, BigDecimal> after = new LinkedHashMap<>();
    private final Map<LocalDate, KpiSums> changed = new TreeMap<>();
    private final List<StagedDay> taken = new ArrayList<>();
    private String currency;

    ComparedDays(Counts counts) {
        this.counts = counts;
    }

    /** Notes a day that can be recorded. */
    void add(StagedDay day, KpiRecordingResult result) {
        counts.add(result.change());
        counts.flagged(day.flagged());
        RecordedDay next = result.after();
        if (currency == null) {
            currency = next.currency();
        }
        if (result.change() != Change.UNCHANGED) {
            changed.put(day.date(), KpiSums.of(next.kpis(), next.currency()));
        }
        add(before, result.before());
        add(after, next);
        taken.add(day);
    }

    /** Notes a day of which all is older than what is recorded. */
    void addOutdated(StagedDay day) {
        taken.add(day);
    }

    // Amounts in several currencies have no sum.
    private void add(Map<String, BigDecimal> sums, RecordedDay day) {
        for (String metric : SUMMED) {
            Number value = day == null ? null : day.kpis().at(metric);
            if (value != null) {
                boolean isForeign = metric.equals(SPEND) && !day.currency().equals(currency);
                String name = isForeign ? metric + " " + day.currency() : metric;
                sums.merge(name, new BigDecimal(value.toString()), BigDecimal::add);
            }
        }
    }

    /** The days that would be other than they are. */
    Map<LocalDate, KpiSums> changed() {
        return changed;
    }

    /** All days that were noted. */
    List<StagedDay> taken() {
        return taken;
    }

    CampaignPreview summary(CampaignId campaign, List<ReportDay> days, Map<Invoice, Money> adjustments) {
        List<InvoiceEffect> invoices = adjustments.entrySet().stream()
                .map(each -> new InvoiceEffect(
                        each.getKey().invoiceId(), each.getKey().label(), each.getValue()))
                .toList();
        LocalDate from = days.isEmpty() ? null : days.get(0).date();
        LocalDate to = days.isEmpty() ? null : days.get(days.size() - 1).date();
        return new CampaignPreview(campaign, from, to, counts.days(), currency, before, after, invoices);
    }
}
