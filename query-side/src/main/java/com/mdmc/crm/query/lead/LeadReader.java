package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.Visibility;
import com.mdmc.crm.projections.asof.PastStates;
import com.mdmc.crm.projections.asof.PastStates.Past;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads leads for somebody: what they may see of them, opened. */
class LeadReader {
    private final ViewDefinition<LeadView> definition;
    private final Views views;
    private final PastStates pastStates;
    private final Privacy privacy;
    private final Clock clock;

    LeadReader(ViewDefinition<LeadView> definition, Views views, PastStates pastStates, Privacy privacy, Clock clock) {
        this.definition = definition;
        this.views = views;
        this.pastStates = pastStates;
        this.privacy = privacy;
        this.clock = clock;
    }

    /** A lead as it is and as it was. */
    record PastLead(LeadView today, LeadView then) {}

    /** The lead as it is; fails as not found for an actor who may not see it. */
    LeadView sealed(String id, Actor actor) {
        LeadView lead = views.find(definition, id).orElseThrow(Rejection::notFound);
        if (!isVisible(lead, actor)) {
            throw Rejection.hidden();
        }
        return lead;
    }

    /** The lead at a moment, under today's permissions. */
    Past<LeadView> at(String id, Actor actor, PointInTime when) {
        LeadView today = sealed(id, actor);
        Past<LeadView> past = pastStates.of(definition, id, when);
        Instant then = when.at() == null ? clock.instant() : when.at();
        LeadView read = past.state().readBy(actor.id(), then);
        return new Past<>(privacy.openAll(masked(today, read, actor)), past.position());
    }

    /** Past states as {@code actor} may read them, each beside that of today. */
    List<LeadView> opened(List<PastLead> leads, Actor actor, PointInTime when) {
        Instant then = when.at() == null ? clock.instant() : when.at();
        return privacy.openAll(leads.stream()
                .map(lead -> masked(lead.today(), lead.then().readBy(actor.id(), then), actor))
                .toList());
    }

    /** The same, or nothing if there was no lead yet at that moment. */
    Optional<LeadView> existedAt(String id, Actor actor, PointInTime when) {
        sealed(id, actor);
        try {
            return Optional.of(at(id, actor, when).state());
        } catch (Rejection beforeItsFirstEvent) {
            return Optional.empty();
        }
    }

    /** The stored state of a lead that is known to belong to one the reader may see. */
    Stream<LeadView> stored(LeadId id) {
        return views.find(definition, id.value()).stream();
    }

    /** The lead with everything held in it, opened. */
    LeadView complete(LeadView lead) {
        return privacy.openAll(lead);
    }

    /** The lead as {@code actor} may read it now. */
    LeadView opened(LeadView lead, Actor actor) {
        return opened(List.of(lead), actor).get(0);
    }

    /** A page of leads as {@code actor} may read them; the keys of all of them are fetched together. */
    List<LeadView> opened(List<LeadView> leads, Actor actor) {
        Instant now = clock.instant();
        return privacy.openAll(leads.stream()
                .map(lead -> masked(lead, lead.readBy(actor.id(), now), actor))
                .toList());
    }

    /** What is shown of a lead, masked for an actor who reads no more of it, as it is today, than that it exists. */
    static <T> T masked(LeadView today, T shown, Actor actor) {
        return isReadable(today, actor) ? shown : Privacy.maskedWithReasons(shown);
    }

    /** Whether the actor may read whom the lead is about. */
    static boolean isReadable(LeadView lead, Actor actor) {
        return Visibility.inTheClear(actor)
                .lead(lead.assignment().assignedTo(), lead.assignment().team());
    }

    private static boolean isVisible(LeadView lead, Actor actor) {
        return Visibility.toSee(actor)
                .lead(lead.assignment().assignedTo(), lead.assignment().team());
    }
}
