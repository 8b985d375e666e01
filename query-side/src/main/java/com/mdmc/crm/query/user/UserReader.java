package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.asof.StatesAsOf.Past;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.view.Erasure;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads users for an actor: those in the actor's scope, decrypted or masked. */
public class UserReader {
    private final ViewDefinition<UserView> definition;
    private final Views views;
    private final StatesAsOf pastStates;
    private final Privacy privacy;
    private final UserStatistics statistics;
    private final Clock clock;

    UserReader(
            ViewDefinition<UserView> definition,
            Views views,
            StatesAsOf pastStates,
            Privacy privacy,
            UserStatistics statistics,
            Clock clock) {
        this.definition = definition;
        this.views = views;
        this.pastStates = pastStates;
        this.privacy = privacy;
        this.statistics = statistics;
        this.clock = clock;
    }

    /** The current user; not found for an actor who may not see them. */
    UserAnswer one(String id, Actor actor) {
        return answers(List.of(visible(id, actor)), actor).get(0);
    }

    /** The erasure of a user whom the actor may see; empty if there was none. */
    public Optional<Erasure> erasure(String id, Actor actor) {
        return Optional.ofNullable(privacy.decryptAll(visible(id, actor)).erasure());
    }

    /** Fails as not found for an actor who may not see the user. */
    public void requireVisible(String id, Actor actor) {
        visible(id, actor);
    }

    /** The user as of a point in time, under the current permissions. */
    Past<UserAnswer> at(String id, Actor actor, PointInTime when) {
        UserView today = visible(id, actor);
        long position = pastStates.positionOf(when);
        Past<UserView> past = pastStates.at(definition, id, position);
        Instant then = when.at() == null ? past.state().updatedAt() : when.at();
        UserView shown = masked(today, past.state(), actor);
        UserStats stats = statistics.at(shown.id(), position);
        return new Past<>(answer(privacy.decryptAll(shown), stats, then), past.position());
    }

    /** A page of users. */
    List<UserAnswer> answers(List<UserView> users, Actor actor) {
        Instant now = clock.instant();
        Map<UserId, UserStats> stats =
                statistics.of(users.stream().map(UserView::id).toList());
        List<UserView> shown =
                users.stream().map(user -> masked(user, user, actor)).toList();
        return privacy.decryptAll(shown).stream()
                .map(user -> answer(user, stats.getOrDefault(user.id(), UserStats.NONE), now))
                .toList();
    }

    private static UserAnswer answer(UserView user, UserStats stats, Instant at) {
        return new UserAnswer(user, user.fullName(), user.isLocked(at), stats, conversionRate(stats));
    }

    private static BigDecimal conversionRate(UserStats stats) {
        return Ratio.of(BigDecimal.valueOf(stats.leadsConverted()).movePointRight(2), stats.leadsCreated());
    }

    private UserView visible(String id, Actor actor) {
        UserView user = views.find(definition, id).orElseThrow(Rejection::notFound);
        if (!AccessScope.toSee(actor).user(user.id(), user.team())) {
            throw Rejection.hidden();
        }
        return user;
    }

    // Auditors see that the user exists; the name is for those who work with them today.
    private static UserView masked(UserView today, UserView shown, Actor actor) {
        boolean known = AccessScope.ofStaffInTheClear(actor).user(today.id(), today.team());
        return known ? shown : Privacy.masked(shown);
    }
}
