package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.list.ListQueries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Performance of the staff that the caller may see, read from counters. */
@RestController
@RequestMapping("/api/dashboard/users")
@AnsweredFrom({"users", "lead_credits", "campaign_credits"})
class UserPerformanceApi {
    private static final int PAGE = 200;

    private final UserReader users;
    private final ListQueries lists;
    private final UserList list;

    UserPerformanceApi(UserReader users, ListQueries lists, UserList list) {
        this.users = users;
        this.lists = lists;
        this.list = list;
    }

    /**
     * Performance of one user.
     *
     * @param team the current team; {@code null} for none
     * @param conversionRate leads converted in percent of leads created; {@code null} if none was created
     */
    @NullMarked
    record UserPerformance(
            UserId userId,
            String fullName,
            Role role,
            @Nullable String team,
            boolean isActive,
            UserStats stats,
            @Nullable BigDecimal conversionRate) {}

    @GetMapping
    List<UserPerformance> performance(Actor actor) {
        actor.require(Permission.ANALYTICS_READ);
        List<UserPerformance> all = new ArrayList<>();
        Iterator<List<UserView>> pages = lists.pages(list.definition(), Map.of(), actor, PAGE);
        while (pages.hasNext()) {
            users.answers(pages.next(), actor).stream()
                    .map(UserPerformanceApi::of)
                    .forEach(all::add);
        }
        return all;
    }

    private static UserPerformance of(UserAnswer answer) {
        UserView user = answer.user();
        return new UserPerformance(
                user.id(),
                answer.fullName(),
                user.role(),
                user.team(),
                user.active(),
                answer.stats(),
                answer.conversionRate());
    }
}
