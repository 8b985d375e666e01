package com.mdmc.crm.command.campaign.kpi;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Test fixture of a month of KPIs: hands reports to the aggregate under given terms. */
public final class KpiFixture {
    private static final SourceCampaigns SOURCES = new SourceCampaigns(new Privacy(null), new BlindIndex(new byte[32]));

    private KpiFixture() {}

    /**
     * Reports of one month as the command handler hands them over. A rejected report fails if it is the only one.
     *
     * @param receivedAt when they arrived
     */
    public record Reports(List<ReportedDay> days, KpiTerms terms, Instant receivedAt) {}

    /** Imports that are undone, and what the others say, as the command handler hands it over. */
    public record Reversal(
            LocalDate day, Set<String> reversed, List<ReportedDay> standing, KpiTerms terms, Instant receivedAt) {}

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
        public void note(KpiMonth month, Set<LocalDate> forgotten, List<ConfirmedFetch> fetches) {
            all.removeIf(fetch -> forgotten.contains(fetch.date()));
            all.addAll(fetches);
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
            KpiIntake intake = new KpiIntake(month, reports.terms(), reports.receivedAt(), fetches, SOURCES);
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

        @CommandHandler
        ReversedDays handle(Reversal reversal) throws Exception {
            KpiMonth month = PlatformMonth.of(CAMPAIGN, Platform.META, reversal.day());
            KpiIntake intake = new KpiIntake(month, reversal.terms(), reversal.receivedAt(), fetches, SOURCES);
            return fixture.getRepository()
                    .loadOrCreate(month.toString(), CampaignKpis::new)
                    .invoke(each -> each.reverse(reversal.day(), reversal.reversed(), reversal.standing(), intake));
        }
    }
}
