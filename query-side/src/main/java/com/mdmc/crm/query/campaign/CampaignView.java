package com.mdmc.crm.query.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.kernel.campaign.CampaignNoteType;
import com.mdmc.crm.kernel.campaign.CampaignStatus;
import com.mdmc.crm.kernel.campaign.CampaignTimeline;
import com.mdmc.crm.kernel.campaign.CampaignType;
import com.mdmc.crm.kernel.campaign.ClientInfo;
import com.mdmc.crm.kernel.campaign.PlatformSetup;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.KpiTotals;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mdmc.crm.kernel.value.UserId;
import com.mdmc.crm.query.view.Fold;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A campaign as the reference's Campaign model has it. Amounts are in {@code budget.currency}. The daily rows lie in
 * documents of their own, a month each, and are put in when a single campaign is read.
 *
 * @param version number of events in the campaign's own stream; figures do not count
 * @param position ledger position of the last event folded, figures included
 * @param totalSpend what the platforms reported; {@code budget.spent} has the corrections as well
 * @param totals every counter added up, and on how many days it was reported
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
        KpiTotals totals,
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

    /** The answer for one campaign: with its daily rows, and with what depends on the day it is read. */
    CampaignView read(List<DailyKpis> days, LocalDate today) {
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
                budget.paced(timeline, today),
                invoices,
                timeline,
                objectives,
                notes,
                totalSpend,
                totalImpressions,
                totalClicks,
                overallCtr,
                overallCpc,
                roi,
                roas,
                totals,
                null);
    }
}
