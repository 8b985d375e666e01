package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.projections.asof.PastRows;
import com.mdmc.crm.projections.asof.PastViews;
import com.mdmc.crm.projections.counter.Row;
import com.mdmc.crm.projections.counter.RowKey;
import com.mdmc.crm.projections.counter.Rows;
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

/** Reads what users achieved from the rows it is added up in, or adds it up anew for a past moment. */
public class UserStatistics {
    private static final int SECONDS_A_MINUTE = 60;
    private final Views views;
    private final PastViews past;
    private final ViewDefinition<LeadCredit> leads;
    private final ViewDefinition<CampaignCredit> campaigns;

    UserStatistics(
            Views views, PastViews past, ViewDefinition<LeadCredit> leads, ViewDefinition<CampaignCredit> campaigns) {
        this.views = views;
        this.past = past;
        this.leads = leads;
        this.campaigns = campaigns;
    }

    /** The figures of a user as they were at a position. */
    UserStats at(UserId user, long position) {
        Predicate<RowKey> theirs = row -> row.get("user").equals(user.value());
        PastRows<LeadCredit> ofLeads = new PastRows<>(CreditRows.OF_LEADS, theirs);
        PastRows<CampaignCredit> ofCampaigns = new PastRows<>(CreditRows.OF_CAMPAIGNS, theirs);
        past.each(leads, Filters.empty(), position, LeadCredit::id, (today, then) -> ofLeads.add(then));
        past.each(campaigns, Filters.empty(), position, CampaignCredit::id, (today, then) -> ofCampaigns.add(then));
        List<Row> rows = Stream.concat(ofLeads.rows().stream(), ofCampaigns.rows().stream())
                .toList();
        return stats(rows);
    }

    /** The figures of each of these users who did anything. */
    public Map<UserId, UserStats> of(Collection<UserId> users) {
        Bson theirs = in("key.user", users.stream().map(UserId::value).toList());
        Map<UserId, List<Row>> rows = new HashMap<>();
        for (Row row : views.rows(CreditRows.OF_LEADS, theirs)) {
            rows.computeIfAbsent(user(row), unseen -> new ArrayList<>()).add(row);
        }
        for (Row row : views.rows(CreditRows.OF_CAMPAIGNS, theirs)) {
            rows.computeIfAbsent(user(row), unseen -> new ArrayList<>()).add(row);
        }
        Map<UserId, UserStats> stats = new HashMap<>();
        rows.forEach((user, theirRows) -> stats.put(user, stats(theirRows)));
        return stats;
    }

    private static UserId user(Row row) {
        return new UserId(row.key().get("user"));
    }

    private static UserStats stats(List<Row> rows) {
        long responded = Rows.count(rows, CreditRows.RESPONDED);
        BigDecimal seconds = Rows.sum(rows, CreditRows.RESPONSE_SECONDS);
        BigDecimal minutes = Ratio.of(seconds, responded * SECONDS_A_MINUTE);
        return new UserStats(
                Rows.count(rows, CreditRows.CREATED),
                Rows.count(rows, CreditRows.CONVERTED),
                Rows.count(rows, CreditRows.MANAGED),
                Rows.money(rows, CreditRows.REVENUE),
                minutes == null ? null : minutes.setScale(1, RoundingMode.HALF_EVEN));
    }
}
