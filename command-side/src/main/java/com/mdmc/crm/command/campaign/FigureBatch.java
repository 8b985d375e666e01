package com.mdmc.crm.command.campaign;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.CampaignCommand.AdmitFigures;
import com.mdmc.crm.command.campaign.KpisCommand.DayReport;
import com.mdmc.crm.command.campaign.KpisCommand.KpisMonth;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDays;
import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records the days of many campaigns with as few orders as there are campaigns and months: each campaign is asked once
 * for its terms, and the days of a month become one commit. What is wrong with one day concerns that day alone.
 */
final class FigureBatch {
    private final Commands commands;
    private final Instant receivedAt;
    private final DayOutcome[] outcomes;
    private final Map<KpisMonth, List<Item>> byMonth = new LinkedHashMap<>();
    private long position;

    /** One day of one campaign on one platform; {@code index} is its place in the batch. */
    record Item(int index, CampaignId campaignId, Platform platform, DayReport report) {}

    FigureBatch(Commands commands, Instant receivedAt, int size) {
        this.commands = commands;
        this.receivedAt = receivedAt;
        this.outcomes = new DayOutcome[size];
    }

    void add(Item item) {
        KpisMonth month =
                KpisMonth.of(item.campaignId(), item.platform(), item.report().date());
        byMonth.computeIfAbsent(month, unseen -> new ArrayList<>()).add(item);
    }

    /** Puts down an item that could not even be read. */
    void reject(int index, Rejection refusal) {
        outcomes[index] = DayOutcome.rejected(refusal);
    }

    /** Records everything that was added; the outcomes are in the order of the batch. */
    List<DayOutcome> record() {
        Map<CampaignId, FigureTerms> admitted = new LinkedHashMap<>();
        Map<CampaignId, Rejection> refused = new LinkedHashMap<>();
        byMonth.forEach((month, items) -> {
            CampaignId campaign = month.campaignId();
            if (!admitted.containsKey(campaign) && !refused.containsKey(campaign)) {
                admit(campaign, admitted, refused);
            }
            if (refused.containsKey(campaign)) {
                items.forEach(item -> reject(item.index(), refused.get(campaign)));
            } else {
                record(month, items, admitted.get(campaign));
            }
        });
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

    private void record(KpisMonth month, List<Item> items, FigureTerms terms) {
        try {
            List<DayReport> reports = items.stream().map(Item::report).toList();
            Accepted recorded = commands.send(new RecordDays(month, reports, terms, receivedAt));
            position = Math.max(position, recorded.position());
            List<?> results = recorded.outcome(List.class);
            for (int i = 0; i < items.size(); i++) {
                outcomes[items.get(i).index()] = (DayOutcome) results.get(i);
            }
        } catch (Rejection refusal) {
            items.forEach(item -> reject(item.index(), refusal));
        }
    }
}
