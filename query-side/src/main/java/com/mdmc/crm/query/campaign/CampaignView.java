package com.mdmc.crm.query.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.CampaignNoteType;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.kpi.CurrencyTotals;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.fold.Fold;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A campaign as the reference's Campaign model has it. Amounts are in {@code budget.currency}. The daily rows lie in
 * documents of their own, a month each, and are put in when a single campaign is read.
 *
 * @param version number of events in the campaign's own stream; figures do not count
 * @param position ledger position of the last event folded, figures included
 * @param totalSpend what the platforms reported, in the campaign's currency; {@code budget.spent} has the corrections as
 *     well, and {@code budget.unconverted} what no recorded rate brings into that currency
 * @param totals every counter added up, by the currency of its amounts, and on how many days it was reported
 * @param keywords words it is found by; stored only
 */
public record CampaignView(
        CampaignId id,
        long version,
        long position,
        Instant createdAt,
        Instant updatedAt,
        String name,
        String description,
        CampaignStatus status,
        CampaignType type,
        LeadId leadId,
        ClientInfo clientInfo,
        Team team,
        List<PlatformSetup> platforms,
        List<CreativeView> creatives,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<DailyKpis> dailyKpis,
        CampaignBudget budget,
        List<InvoiceView> invoices,
        CampaignTimeline timeline,
        CampaignResults objectives,
        List<Note> notes,
        BigDecimal totalSpend,
        long totalImpressions,
        long totalClicks,
        BigDecimal overallCtr,
        BigDecimal overallCpc,
        BigDecimal roi,
        BigDecimal roas,
        CurrencyTotals totals,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> keywords) {
    /** How a campaign comes about from its own events and those of its figures. */
    public static final Fold<CampaignView> FOLD = CampaignFold.build();

    public CampaignView {
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        creatives = creatives == null ? List.of() : List.copyOf(creatives);
        invoices = invoices == null ? List.of() : List.copyOf(invoices);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** The people responsible; {@code team} decides who sees the campaign. */
    public record Team(UserId manager, List<UserId> assignedTo, UserId accountManager, UserId createdBy, String team) {

        public Team {
            assignedTo = assignedTo == null ? List.of() : List.copyOf(assignedTo);
        }
    }

    /** Something staff wrote down; an internal note is not for the client. */
    public record Note(
            String id,
            UserId author,
            PersonalText content,
            CampaignNoteType type,
            boolean isInternal,
            Instant createdAt) {}

    /**
     * The answer for one campaign: with its daily rows, with what depends on the day it is read, and with amounts in
     * other currencies converted as far as rates are on record.
     */
    CampaignView read(List<PlatformDay> days, ExchangeRates rates, LocalDate today) {
        return read(CampaignFigures.rows(days, budget.currency(), rates), figures(() -> days, rates), today);
    }

    /** The answer in a list: without daily rows, which are looked at only for amounts in other currencies. */
    CampaignView listed(Supplier<List<PlatformDay>> days, ExchangeRates rates, LocalDate today) {
        return read(null, figures(days, rates), today);
    }

    private CampaignTotals figures(Supplier<List<PlatformDay>> days, ExchangeRates rates) {
        boolean foreign = totals.byCurrency().keySet().stream().anyMatch(code -> !code.equals(budget.currency()));
        return foreign
                ? CampaignTotals.of(days.get(), budget.currency(), rates)
                : CampaignTotals.of(totals.sums(), budget.currency());
    }

    private CampaignView read(List<DailyKpis> days, CampaignTotals of, LocalDate today) {
        return new CampaignView(
                id,
                version,
                position,
                createdAt,
                updatedAt,
                name,
                description,
                status,
                type,
                leadId,
                clientInfo,
                team,
                platforms,
                creatives,
                days,
                budget.with(of).paced(timeline, today),
                invoices,
                timeline,
                CampaignResults.of(objectives.objectives(), of.figures()),
                notes,
                of.spend(),
                totalImpressions,
                totalClicks,
                overallCtr,
                of.figures().cpc(),
                of.figures().roi(),
                of.figures().roas(),
                totals,
                null);
    }

    /** What moves without the version: figures, rates and the course of the days; {@code null} for none. */
    List<?> beside() {
        boolean still = (dailyKpis == null || dailyKpis.isEmpty()) && budget.pacing() == null;
        return still ? null : Arrays.asList(position, budget.pacing(), totalSpend, overallCpc, roas, roi);
    }
}
