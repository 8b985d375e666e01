package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.campaign.decision.Campaign;
import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.RecordDay;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.RecordDays;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReverseDays;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Command handler for KPIs: loads the campaign once for its terms, and the months that the days belong to. */
@Component
class KpiCommandHandler {
    private final ObjectProvider<Configuration> axon;
    private final LatestFetches fetches;
    private final SourceCampaigns sources;

    KpiCommandHandler(ObjectProvider<Configuration> axon, LatestFetches fetches, SourceCampaigns sources) {
        this.axon = axon;
        this.fetches = fetches;
        this.sources = sources;
    }

    /** A month at work. */
    private record Recording(Aggregate<CampaignKpis> month, KpiIntake intake) {

        KpiRecordingResult record(ReportedDay day) {
            return month.invoke(kpis -> kpis.record(day, intake));
        }

        ReversedDays reverse(LocalDate day, ReverseDays command) {
            List<ReportedDay> standing = command.standing().stream()
                    .filter(report -> report.date().equals(day))
                    .toList();
            return month.invoke(kpis -> kpis.reverse(day, command.reversed(), standing, intake));
        }
    }

    /** Records one day; the version is that of the month, because the campaign's own does not move with its KPIs. */
    @CommandHandler
    Decided decide(RecordDay command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        ReportedDay day = command.day();
        Recording recording = open(day.month(), terms(command, actor), command);
        KpiRecordingResult result = recording.record(day);
        return new Decided(recording.month().version() + 1, result);
    }

    /** Records many days; the outcome is what became of each. */
    @CommandHandler
    Decided decide(RecordDays command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        KpiTerms terms = terms(command, actor);
        Map<KpiMonth, Recording> months = new HashMap<>();
        List<KpiRecordingResult> results = new ArrayList<>();
        for (ReportedDay day : command.days()) {
            try {
                results.add(months.computeIfAbsent(day.month(), month -> open(month, terms, command))
                        .record(day));
            } catch (Rejection rejection) {
                results.add(KpiRecordingResult.rejected(rejection));
            }
        }
        return new Decided(0, results);
    }

    /** Restores days; the outcome is what became of them. */
    @CommandHandler
    Decided decide(ReverseDays command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        KpiTerms terms = terms(command, actor);
        Map<KpiMonth, Recording> months = new HashMap<>();
        ReversedDays reversed = ReversedDays.NONE;
        for (LocalDate day : command.days()) {
            PlatformMonth of = PlatformMonth.of(command.campaignId(), command.platform(), day);
            Recording recording = months.computeIfAbsent(of, month -> open(month, terms, command));
            reversed = reversed.plus(recording.reverse(day, command));
        }
        return new Decided(0, reversed);
    }

    private KpiTerms terms(KpisCommand command, Actor actor) {
        return axon.getObject()
                .repository(Campaign.class)
                .load(command.campaignId().value())
                .invoke(campaign -> campaign.kpiTerms(actor, command.receivedAt()));
    }

    private Recording open(KpiMonth month, KpiTerms terms, KpisCommand command) {
        KpiIntake intake = new KpiIntake(month, terms, command.receivedAt(), fetches, sources);
        try {
            return new Recording(
                    axon.getObject().repository(CampaignKpis.class).loadOrCreate(month.toString(), CampaignKpis::new),
                    intake);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
