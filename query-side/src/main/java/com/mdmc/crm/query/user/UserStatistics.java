package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.projections.asof.CounterRowsAsOf;
import com.mdmc.crm.projections.asof.ViewsAsOf;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.counter.CounterRows;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.model.Filters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/** Reads user statistics from their counters, or computes them for a past instant. */
public class UserStatistics {
    private static final int SECONDS_A_MINUTE = 60;
    private final Views views;
    private final ViewsAsOf past;
    private final ViewDefinition<LeadCredit> leads;
    private final ViewDefinition<CampaignCredit> campaigns;

    UserStatistics(
            Views views, ViewsAsOf past, ViewDefinition<LeadCredit> leads, ViewDefinition<CampaignCredit> campaigns) {
        this.views = views;
        this.past = past;
        this.leads = leads;
        this.campaigns = campaigns;
    }

    /** The statistics of a user as of a position. */
    UserStats at(UserId user, long position) {
        Predicate<CounterKey> theirs = row -> row.get("user").equals(user.value());
        CounterRowsAsOf<LeadCredit> ofLeads = new CounterRowsAsOf<>(CreditRows.OF_LEADS.contributions(), theirs);
        CounterRowsAsOf<CampaignCredit> ofCampaigns =
                new CounterRowsAsOf<>(CreditRows.OF_CAMPAIGNS.contributions(), theirs);
        past.each(leads, Filters.empty(), position, LeadCredit::id, (today, then) -> ofLeads.add(then));
        past.each(campaigns, Filters.empty(), position, CampaignCredit::id, (today, then) -> ofCampaigns.add(then));
        List<CounterRow> rows = Stream.concat(ofLeads.rows().stream(), ofCampaigns.rows().stream())
                .toList();
        return stats(rows);
    }

    /** The statistics of those of these users who did anything. */
    public Map<UserId, UserStats> of(Collection<UserId> users) {
        Bson theirs = in("key.user", users.stream().map(UserId::value).toList());
        Map<UserId, List<CounterRow>> rows = new HashMap<>();
        for (CounterRow row : views.rows(CreditRows.OF_LEADS, theirs)) {
            rows.computeIfAbsent(user(row), unseen -> new ArrayList<>()).add(row);
        }
        for (CounterRow row : views.rows(CreditRows.OF_CAMPAIGNS, theirs)) {
            rows.computeIfAbsent(user(row), unseen -> new ArrayList<>()).add(row);
        }
        Map<UserId, UserStats> stats = new HashMap<>();
        rows.forEach((user, theirRows) -> stats.put(user, stats(theirRows)));
        return stats;
    }

    private static UserId user(CounterRow row) {
        return new UserId(row.key().get("user"));
    }

    private static UserStats stats(List<CounterRow> rows) {
        long responded = CounterRows.count(rows, CreditRows.RESPONDED);
        BigDecimal seconds = CounterRows.sum(rows, CreditRows.RESPONSE_SECONDS);
        BigDecimal minutes = Ratio.of(seconds, responded * SECONDS_A_MINUTE);
        return new UserStats(
                CounterRows.count(rows, CreditRows.CREATED),
                CounterRows.count(rows, CreditRows.CONVERTED),
                CounterRows.count(rows, CreditRows.MANAGED),
                CounterRows.money(rows, CreditRows.REVENUE),
                minutes == null ? null : minutes.setScale(1, RoundingMode.HALF_EVEN));
    }
}
