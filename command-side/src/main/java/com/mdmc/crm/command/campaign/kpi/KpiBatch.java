package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.RecordDays;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Records the days of many campaigns with one command per campaign. The commands run side by side, so that their commits
 * wait for the disk together. A rejected day does not keep the others from being recorded.
 */
public final class KpiBatch {
    private final Commands commands;
    private final Executor recorders;
    private final Instant receivedAt;
    private final KpiRecordingResult[] results;
    private final Map<CampaignId, List<Item>> byCampaign = new LinkedHashMap<>();
    private long position;

    /** One day; {@code index} is its place in the batch. */
    private record Item(int index, ReportedDay day) {}

    public KpiBatch(Commands commands, Executor recorders, Instant receivedAt, int size) {
        this.commands = commands;
        this.recorders = recorders;
        this.receivedAt = receivedAt;
        this.results = new KpiRecordingResult[size];
    }

    /** Adds an item; {@code index} is its place in the batch. */
    public void add(int index, ReportedDay day) {
        byCampaign
                .computeIfAbsent(day.month().campaignId(), unseen -> new ArrayList<>())
                .add(new Item(index, day));
    }

    /** Notes an item that could not be read. */
    public void reject(int index, Rejection rejection) {
        results[index] = KpiRecordingResult.rejected(rejection);
    }

    /** Records everything that was added; the results are in the order of the batch. */
    public List<KpiRecordingResult> record(RequestContext context) {
        List<CompletableFuture<Long>> recorded = byCampaign.entrySet().stream()
                .map(each ->
                        CompletableFuture.supplyAsync(() -> record(each.getKey(), each.getValue(), context), recorders))
                .toList();
        // All are waited for, even if one fails, so that nothing is recorded after the answer.
        CompletableFuture.allOf(recorded.toArray(CompletableFuture[]::new))
                .handle((done, failure) -> null)
                .join();
        recorded.forEach(each -> position = Math.max(position, each.join()));
        return Arrays.asList(results);
    }

    /** The last ledger position anything was recorded at; 0 if nothing was. */
    long position() {
        return position;
    }

    private long record(CampaignId campaign, List<Item> items, RequestContext context) {
        try {
            List<ReportedDay> days = items.stream().map(Item::day).toList();
            Accepted accepted = commands.send(new RecordDays(campaign, days, receivedAt), context);
            List<?> outcome = accepted.outcome(List.class);
            for (int i = 0; i < items.size(); i++) {
                results[items.get(i).index()] = (KpiRecordingResult) outcome.get(i);
            }
            return accepted.position();
        } catch (Rejection rejection) {
            items.forEach(item -> reject(item.index(), rejection));
            return 0;
        }
    }
}
