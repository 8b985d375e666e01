package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.kernel.value.Ratio;
import com.mdmc.crm.kernel.value.UserId;
import com.mdmc.crm.query.view.Row;
import com.mdmc.crm.query.view.Rows;
import com.mdmc.crm.query.view.Views;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/** Reads what users achieved from the rows it is added up in. */
public class UserStatistics {
    private static final int SECONDS_A_MINUTE = 60;
    private final Views views;

    public UserStatistics(Views views) {
        this.views = views;
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
