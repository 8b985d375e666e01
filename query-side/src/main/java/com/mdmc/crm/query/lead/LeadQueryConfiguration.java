package com.mdmc.crm.query.lead;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.IndexFields;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.lead.activity.LeadActivity;
import com.mdmc.crm.query.lead.imports.LeadImportView;
import com.mdmc.crm.query.lead.list.LeadList;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.lead.search.LeadIndex;
import com.mdmc.crm.query.lead.search.LeadSearchTokens;
import com.mdmc.crm.query.lead.view.LeadProgress;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.lead.view.ProgressRows;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.LocalDays;
import com.mdmc.crm.query.list.SearchWords;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the lead view, its indexes and its counters. */
@Configuration(proxyBeanMethods = false)
class LeadQueryConfiguration {

    @Bean
    SearchWords searchWords(BlindIndex blindIndex) {
        return new SearchWords(blindIndex);
    }

    @Bean
    LeadIndex leadIndex(Privacy privacy, SearchWords words) {
        return new LeadIndex(privacy, words);
    }

    @Bean
    ViewDefinition<LeadView> leadViews(LeadIndex index) {
        return ViewDefinition.bySubject(
                        "leads",
                        LeadView.class,
                        LeadView.FOLD,
                        List.of(
                                descending("createdAt", "_id"),
                                descending("updatedAt", "_id"),
                                ascending("pipeline.stage", "createdAt", "_id"),
                                ascending("pipeline.stage", "pipeline.priority"),
                                ascending("assignment.assignedTo", "createdAt", "_id"),
                                ascending("assignment.team", "createdAt", "_id"),
                                ascending("source.channel"),
                                ascending(IndexFields.path(LeadIndex.ARTIST_NAME), "_id"),
                                ascending("pipeline.score", "_id"),
                                ascending("communication.nextFollowUp", "_id"),
                                ascending("followUps.scheduledFor"),
                                ascending("lifecycle.erasureProposedAt")),
                        PipelineRows.ALL)
                .atRevision(4)
                .indexedBy(index)
                .withSnapshots();
    }

    @Bean
    ViewDefinition<LeadImportView> leadImportViews() {
        return LeadImportView.VIEW;
    }

    @Bean
    ViewDefinition<LeadProgress> leadProgress() {
        return ViewDefinition.bySubject(
                        "lead_progress",
                        LeadProgress.class,
                        LeadProgress.FOLD,
                        List.of(),
                        List.of(ProgressRows.FUNNEL.rows(), ProgressRows.STAYS.rows()))
                .atRevision(2);
    }

    @Bean
    LeadReader leadReader(
            ViewDefinition<LeadView> leadViews, Views views, StatesAsOf pastStates, Privacy privacy, Clock clock) {
        return new LeadReader(leadViews, views, pastStates, privacy, clock);
    }

    @Bean
    LeadSearchTokens leadSearchTokens(MongoDatabase database, Privacy privacy, SearchWords words) {
        return new LeadSearchTokens(database, privacy, words);
    }

    @Bean
    ListDefinition<LeadView> leadList(ViewDefinition<LeadView> leadViews, LeadIndex index, LeadSearchTokens search) {
        return LeadList.of(leadViews, index, (text, actor) -> search.matching(text));
    }

    @Bean
    LeadActivity leadActivity(Ledger ledger, StatesAsOf pastStates, Views views, Privacy privacy, LocalDays agency) {
        return new LeadActivity(ledger, pastStates, views, privacy, agency.zone());
    }
}
