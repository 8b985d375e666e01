package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.campaign.decision.Campaign;
import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Dry run of recording: decides as the command would and keeps nothing. */
@Component
public class KpiPreviews {
    private final ObjectProvider<Configuration> axon;
    private final LatestFetches fetches;
    private final SourceCampaigns sources;

    KpiPreviews(ObjectProvider<Configuration> axon, LatestFetches fetches, SourceCampaigns sources) {
        this.axon = axon;
        this.fetches = fetches;
        this.sources = sources;
    }

    /**
     * What recording would come to.
     *
     * @param terms that the days are recorded under
     * @param results one per day, in order
     * @param doubtful which of them may mix up the platform's campaigns
     */
    public record Preview(KpiTerms terms, List<KpiRecordingResult> results, Set<Integer> doubtful) {}

    /** The terms that a campaign's days are recorded under; fails if the actor may not record there. */
    public KpiTerms terms(CampaignId campaign, Actor actor, Instant at) {
        return of(campaign, List.of(), false, actor, at).terms();
    }

    /** Fails if the actor may not record KPIs of a campaign, at the moment or once it takes them. */
    public void requireReach(CampaignId campaign, Actor actor, Instant at) {
        try {
            terms(campaign, actor, at);
        } catch (Rejection rejection) {
            if (rejection.kind() != Rejection.Kind.STATE) {
                throw rejection;
            }
        }
    }

    private KpiTerms known(CampaignId campaign, Actor actor, Instant at) {
        KpiTerms terms = read(Campaign.class, campaign.value(), found -> found.kpiTerms(actor, at));
        if (terms == null) {
            throw Rejection.notFound();
        }
        return terms;
    }

    /**
     * What would become of each day of a campaign; fails if the actor may not record there.
     *
     * @param areSeveral whether more of the platform's campaigns belong to it than the days tell of
     */
    public Preview of(CampaignId campaign, List<ReportedDay> days, boolean areSeveral, Actor actor, Instant at) {
        actor.require(Permission.CAMPAIGNS_UPDATE);
        UnitOfWork<?> reading = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("preview"));
        try {
            KpiTerms terms = known(campaign, actor, at);
            Map<KpiMonth, Month> months = new HashMap<>();
            List<KpiRecordingResult> results = new ArrayList<>();
            Set<Integer> doubtful = new HashSet<>();
            for (ReportedDay day : days) {
                Month of = months.computeIfAbsent(day.month(), month -> month(month, terms, at));
                KpiRecordingResult result = result(day, of);
                if (of.intake().isDoubtful(result, areSeveral)) {
                    doubtful.add(results.size());
                }
                results.add(result);
            }
            return new Preview(terms, results, doubtful);
        } finally {
            reading.rollback();
        }
    }

    /** A month of a preview, and whether anything of it is recorded. */
    private record Month(KpiIntake intake, boolean isRecorded) {}

    private Month month(KpiMonth month, KpiTerms terms, Instant at) {
        boolean isRecorded = read(CampaignKpis.class, month.toString(), found -> true) != null;
        return new Month(new KpiIntake(month, terms, at, fetches, sources), isRecorded);
    }

    private KpiRecordingResult result(ReportedDay day, Month month) {
        try {
            return month.isRecorded()
                    ? read(CampaignKpis.class, day.month().toString(), found -> found.decide(day, month.intake()))
                    : new CampaignKpis().decide(day, month.intake());
        } catch (Rejection rejection) {
            return KpiRecordingResult.rejected(rejection);
        }
    }

    private <A, R> R read(Class<A> type, String id, Function<A, R> question) {
        try {
            return axon.getObject().repository(type).load(id).invoke(question);
        } catch (AggregateNotFoundException | IncompatibleAggregateException unknown) {
            return null;
        }
    }
}
