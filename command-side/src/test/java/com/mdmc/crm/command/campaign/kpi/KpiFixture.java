package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Test fixture of a month of KPIs: hands reports to the aggregate under given terms. */
public final class KpiFixture {
    private KpiFixture() {}

    /**
     * Reports of one month as the command handler hands them over. A rejected report fails if it is the only one.
     *
     * @param receivedAt when they arrived
     */
    public record Reports(List<ReportedDay> days, KpiTerms terms, Instant receivedAt) {}

    /** A fixture that remembers fetches in a map. */
    public static AggregateTestFixture<CampaignKpis> create() {
        AggregateTestFixture<CampaignKpis> fixture = new AggregateTestFixture<>(CampaignKpis.class);
        fixture.registerAnnotatedCommandHandler(new Handler(fixture));
        return fixture;
    }

    private record FetchesInMemory(List<ConfirmedFetch> all) implements LatestFetches {

        @Override
        public List<ConfirmedFetch> of(KpiMonth month) {
            return List.copyOf(all);
        }

        @Override
        public List<Confirmation> confirmations(KpiMonth month) {
            return List.of();
        }

        @Override
        public void confirm(KpiMonth month, List<ConfirmedFetch> fetches, List<Confirmation> confirmations) {
            all.addAll(fetches);
        }

        @Override
        public void forget(KpiMonth month, LocalDate date) {
            all.removeIf(fetch -> fetch.date().equals(date));
        }
    }

    /** Hands reports to the month they belong to. */
    public static final class Handler {
        private final AggregateTestFixture<CampaignKpis> fixture;
        private final LatestFetches fetches = new FetchesInMemory(new ArrayList<>());

        Handler(AggregateTestFixture<CampaignKpis> fixture) {
            this.fixture = fixture;
        }

        @CommandHandler
        void handle(Reports reports) throws Exception {
            KpiMonth month = reports.days().get(0).month();
            Aggregate<CampaignKpis> kpis = fixture.getRepository().loadOrCreate(month.toString(), CampaignKpis::new);
            KpiIntake intake = new KpiIntake(month, reports.terms(), reports.receivedAt(), fetches);
            for (ReportedDay day : reports.days()) {
                try {
                    kpis.execute(each -> each.record(day, intake));
                } catch (Rejection rejection) {
                    if (reports.days().size() == 1) {
                        throw rejection;
                    }
                }
            }
        }
    }
}
