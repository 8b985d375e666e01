package com.mdmc.crm.query.campaign.view;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.campaign.CampaignNoteType;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.CreativeType;
import com.mdmc.crm.domain.campaign.billing.Buyer;
import com.mdmc.crm.domain.campaign.kpi.CampaignTotals;
import com.mdmc.crm.domain.campaign.kpi.CurrencyTotals;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.IndexFields;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.campaign.kpi.CampaignKpiReader;
import com.mdmc.crm.query.campaign.kpi.DailyKpis;
import com.mdmc.crm.query.campaign.kpi.PlatformDay;
import com.mdmc.crm.query.campaign.view.CampaignBudget.InvoiceView;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a campaign, shaped like the Campaign model of the reference. Amounts are in {@code budget.currency}.
 * The daily rows are stored by month in documents of their own, and are added when a single campaign is read.
 *
 * @param version number of events in the campaign's own stream, without KPI events
 * @param position ledger position of the last event folded, KPI events included
 * @param buyer who its invoices are made out to; {@code null} if it was not named: the artist
 * @param totalSpend spend reported by the platforms, in the campaign's currency; {@code budget.spent} includes the
 *     corrections, {@code budget.unconverted} is spend in other currencies without a recorded rate
 * @param totals sums of all KPIs by currency, each with the number of days it was reported on
 */
@NullMarked
@RecordBuilder
public record CampaignView(
        CampaignId id,
        long version,
        long position,
        Instant createdAt,
        Instant updatedAt,
        @Unmasked PersonalText name,
        @Nullable PersonalText description,
        CampaignStatus status,
        CampaignType type,
        @Nullable LeadId leadId,
        ClientInfo clientInfo,
        @Nullable Buyer buyer,
        Team team,
        List<PlatformSetup> platforms,
        List<CreativeView> creatives,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DailyKpis> dailyKpis,
        CampaignBudget budget,
        List<InvoiceView> invoices,
        CampaignTimeline timeline,
        ObjectiveAttainment objectives,
        List<Note> notes,
        BigDecimal totalSpend,
        long totalImpressions,
        long totalClicks,
        @Nullable BigDecimal overallCtr,
        @Nullable BigDecimal overallCpc,
        @Nullable BigDecimal roi,
        @Nullable BigDecimal roas,
        CurrencyTotals totals)
        implements CampaignViewBuilder.With {
    /** Fold of the events of a campaign and of its KPIs. */
    public static final Fold<CampaignView> FOLD = CampaignFold.fold();

    /** The stored view: its collection, indexes and counters. */
    public static final ViewDefinition<CampaignView> VIEW = ViewDefinition.bySubject(
                    "campaigns",
                    CampaignView.class,
                    CampaignView.FOLD,
                    List.of(
                            ascending("leadId"),
                            ascending("invoices.documentNumber"),
                            ascending("status"),
                            ascending("team.manager"),
                            ascending("team.team"),
                            ascending("platforms.name"),
                            ascending("timeline.startDate", "_id"),
                            ascending("totalSpend", "_id"),
                            ascending(IndexFields.path(CampaignIndex.WORDS)),
                            descending("createdAt", "_id"),
                            descending("updatedAt", "_id"),
                            ascending(IndexFields.path(CampaignIndex.NAME), "_id")),
                    List.of(CampaignRows.BY_STATUS))
            .atRevision(5)
            .withSnapshots();

    public CampaignView {
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        creatives = creatives == null ? List.of() : List.copyOf(creatives);
        invoices = invoices == null ? List.of() : List.copyOf(invoices);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** The users responsible; {@code team} decides who may see the campaign. */
    public record Team(
            @Nullable UserId manager,
            List<UserId> assignedTo,
            @Nullable UserId accountManager,
            @Nullable UserId createdBy,
            @Nullable String team) {

        public Team {
            assignedTo = assignedTo == null ? List.of() : List.copyOf(assignedTo);
        }
    }

    /** A staff note; an internal note is not for the client. */
    public record Note(
            String id,
            UserId author,
            PersonalText content,
            @Nullable CampaignNoteType type,
            boolean isInternal,
            Instant createdAt) {}

    /** An asset of a campaign with its KPIs; {@code performance} is computed from {@code totals}. */
    @RecordBuilder
    @Schema(name = "CreativeView")
    public record CreativeView(
            String id,
            @Unmasked PersonalText name,
            CreativeType type,
            @Nullable Platform platform,
            @Nullable PersonalText url,
            @Nullable PersonalText thumbnail,
            Creative.@Nullable Dimensions dimensions,
            Creative.@Nullable Metadata metadata,
            @Nullable AchievedKpis performance,
            boolean isActive,
            Instant createdAt,
            Instant updatedAt,
            CurrencyTotals totals)
            implements CampaignViewCreativeViewBuilder.With {

        /**
         * KPIs of the asset over all days.
         *
         * @param currency of {@code spend} and {@code cpc}; {@code null} without amounts or with several currencies
         */
        public record AchievedKpis(
                long impressions,
                long clicks,
                @Nullable BigDecimal ctr,
                @Nullable BigDecimal cpc,
                BigDecimal conversions,
                @Nullable BigDecimal spend,
                @Nullable String currency) {

            static AchievedKpis of(KpiSums sums) {
                Kpis kpis = sums.kpis();
                return new AchievedKpis(
                        kpis.impressions() == null ? 0 : kpis.impressions(),
                        kpis.clicks() == null ? 0 : kpis.clicks(),
                        kpis.ctr(),
                        kpis.cpc(),
                        kpis.conversions() == null ? BigDecimal.ZERO : kpis.conversions(),
                        kpis.spend(),
                        sums.currency());
            }
        }

        /** The asset with another description and the same KPIs. */
        CreativeView with(Creative creative) {
            return with(next -> next.name(creative.name())
                    .type(creative.type())
                    .platform(creative.platform())
                    .url(creative.url())
                    .thumbnail(creative.thumbnail())
                    .dimensions(creative.dimensions())
                    .metadata(creative.metadata())
                    .isActive(creative.isActive()));
        }

        CreativeView with(CurrencyTotals sums) {
            return with(next ->
                    next.totals(sums).performance(AchievedKpis.of(sums.sums().together())));
        }
    }

    /**
     * The answer for a single campaign: with its daily rows, with values that depend on the day, and with amounts in
     * other currencies converted at the recorded rates.
     */
    public CampaignView read(List<PlatformDay> days, ExchangeRates rates, LocalDate today) {
        return read(CampaignKpiReader.rows(days, budget.currency(), rates), sums(() -> days, rates), today);
    }

    /** The answer in a list: without daily rows, which are read only to convert amounts in other currencies. */
    public CampaignView listed(Supplier<List<PlatformDay>> days, ExchangeRates rates, LocalDate today) {
        return read(null, sums(days, rates), today);
    }

    private CampaignTotals sums(Supplier<List<PlatformDay>> days, ExchangeRates rates) {
        boolean foreign = totals.byCurrency().keySet().stream().anyMatch(code -> !code.equals(budget.currency()));
        return foreign
                ? CampaignTotals.of(PlatformDay.byCurrency(days.get(), budget.currency(), rates), budget.currency())
                : CampaignTotals.of(totals.sums(), budget.currency());
    }

    private CampaignView read(List<DailyKpis> days, CampaignTotals of, LocalDate today) {
        return with(answer -> answer.dailyKpis(days)
                .budget(budget.with(of).paced(timeline, today))
                .objectives(objectives.with(of.kpis()))
                .totalSpend(of.spend())
                .overallCpc(of.kpis().cpc())
                .roi(of.kpis().roi())
                .roas(of.kpis().roas()));
    }

    /** What changes without a new version: KPIs, rates and pacing; {@code null} for none. */
    public List<?> beside() {
        boolean still = (dailyKpis == null || dailyKpis.isEmpty()) && budget.pacing() == null;
        return still ? null : Arrays.asList(position, budget.pacing(), totalSpend, overallCpc, roas, roi);
    }
}
