package com.mdmc.crm.command.campaign;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.CampaignCommand.AdmitFigures;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDays;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.security.CurrentRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Records the days of many campaigns with as few orders as there are campaigns and months: each campaign is asked once
 * for its terms, and the days of a month become one commit. Months are recorded side by side, so that their commits
 * wait for the disk together. What is wrong with one day concerns that day alone.
 */
final class FigureBatch {
    private final Commands commands;
    private final Executor recorders;
    private final Instant receivedAt;
    private final DayOutcome[] outcomes;
    private final Map<FigureMonth, List<Item>> byMonth = new LinkedHashMap<>();
    private long position;

    /** One day's figures; {@code index} is its place in the batch. */
    record Item(int index, FigureMonth month, DayReport report) {}

    FigureBatch(Commands commands, Executor recorders, Instant receivedAt, int size) {
        this.commands = commands;
        this.recorders = recorders;
        this.receivedAt = receivedAt;
        this.outcomes = new DayOutcome[size];
    }

    void add(Item item) {
        byMonth.computeIfAbsent(item.month(), unseen -> new ArrayList<>()).add(item);
    }

    /** Puts down an item that could not even be read. */
    void reject(int index, Rejection refusal) {
        outcomes[index] = DayOutcome.rejected(refusal);
    }

    /** Records everything that was added; the outcomes are in the order of the batch. */
    List<DayOutcome> record() {
        Map<CampaignId, FigureTerms> admitted = new LinkedHashMap<>();
        Map<CampaignId, Rejection> refused = new LinkedHashMap<>();
        byMonth.keySet().stream()
                .map(FigureMonth::campaignId)
                .distinct()
                .forEach(campaign -> admit(campaign, admitted, refused));
        CurrentRequest request = CurrentRequest.get();
        List<CompletableFuture<Long>> recorded = new ArrayList<>();
        byMonth.forEach((month, items) -> {
            FigureTerms terms = admitted.get(month.campaignId());
            if (terms == null) {
                items.forEach(item -> reject(item.index(), refused.get(month.campaignId())));
            } else {
                recorded.add(CompletableFuture.supplyAsync(
                        () -> request.call(() -> record(month, items, terms)), recorders));
            }
        });
        // All are waited for, whatever becomes of one of them, so that nothing is recorded after the answer.
        CompletableFuture.allOf(recorded.toArray(CompletableFuture[]::new))
                .handle((done, failure) -> null)
                .join();
        recorded.forEach(each -> position = Math.max(position, each.join()));
        return Arrays.asList(outcomes);
    }

    /** The last ledger position anything was recorded at; 0 if nothing was. */
    long position() {
        return position;
    }

    private void admit(CampaignId campaign, Map<CampaignId, FigureTerms> admitted, Map<CampaignId, Rejection> refused) {
        try {
            Accepted accepted = commands.send(new AdmitFigures(campaign, receivedAt));
            position = Math.max(position, accepted.position());
            admitted.put(campaign, accepted.outcome(FigureTerms.class));
        } catch (Rejection refusal) {
            refused.put(campaign, refusal);
        }
    }

    private long record(FigureMonth month, List<Item> items, FigureTerms terms) {
        try {
            List<DayReport> reports = items.stream().map(Item::report).toList();
            Accepted recorded = commands.send(new RecordDays(month, reports, terms, receivedAt));
            List<?> results = recorded.outcome(List.class);
            for (int i = 0; i < items.size(); i++) {
                outcomes[items.get(i).index()] = (DayOutcome) results.get(i);
            }
            return recorded.position();
        } catch (Rejection refusal) {
            items.forEach(item -> reject(item.index(), refusal));
            return 0;
        }
    }
}
