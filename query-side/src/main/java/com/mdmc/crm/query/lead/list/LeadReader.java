package com.mdmc.crm.query.lead.list;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.asof.StatesAsOf.Past;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.lead.view.LeadView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads leads for somebody: what they may see of them, decrypted. */
public class LeadReader {
    private final ViewDefinition<LeadView> definition;
    private final Views views;
    private final StatesAsOf pastStates;
    private final Privacy privacy;
    private final Clock clock;

    public LeadReader(
            ViewDefinition<LeadView> definition, Views views, StatesAsOf pastStates, Privacy privacy, Clock clock) {
        this.definition = definition;
        this.views = views;
        this.pastStates = pastStates;
        this.privacy = privacy;
        this.clock = clock;
    }

    /** A lead as it is and as it was. */
    public record PastLead(LeadView today, LeadView then) {}

    /** The lead as it is; fails as not found for an actor who may not see it. */
    public LeadView encrypted(String id, Actor actor) {
        LeadView lead = views.find(definition, id).orElseThrow(Rejection::notFound);
        if (!isVisible(lead, actor)) {
            throw Rejection.hidden();
        }
        return lead;
    }

    /** The lead at a moment, under today's permissions. */
    public Past<LeadView> at(String id, Actor actor, PointInTime when) {
        LeadView today = encrypted(id, actor);
        Past<LeadView> past = pastStates.of(definition, id, when);
        Instant then = when.at() == null ? clock.instant() : when.at();
        LeadView read = past.state().readBy(actor.id(), then);
        return new Past<>(privacy.decryptAll(masked(today, read, actor)), past.position());
    }

    /** Past states as {@code actor} may read them, each beside that of today. */
    public List<LeadView> decrypted(List<PastLead> leads, Actor actor, PointInTime when) {
        Instant then = when.at() == null ? clock.instant() : when.at();
        return privacy.decryptAll(leads.stream()
                .map(lead -> masked(lead.today(), lead.then().readBy(actor.id(), then), actor))
                .toList());
    }

    /** The same, or nothing if there was no lead yet at that moment. */
    public Optional<LeadView> existedAt(String id, Actor actor, PointInTime when) {
        encrypted(id, actor);
        try {
            return Optional.of(at(id, actor, when).state());
        } catch (Rejection beforeItsFirstEvent) {
            return Optional.empty();
        }
    }

    /** The stored state of a lead that is known to belong to one the reader may see. */
    public Stream<LeadView> stored(LeadId id) {
        return views.find(definition, id.value()).stream();
    }

    /** The lead with everything held in it, decrypted. */
    public LeadView complete(LeadView lead) {
        return privacy.decryptAll(lead);
    }

    /** The lead as {@code actor} may read it now. */
    public LeadView decrypted(LeadView lead, Actor actor) {
        return decrypted(List.of(lead), actor).get(0);
    }

    /** A page of leads as {@code actor} may read them; the keys of all of them are fetched together. */
    public List<LeadView> decrypted(List<LeadView> leads, Actor actor) {
        Instant now = clock.instant();
        return privacy.decryptAll(leads.stream()
                .map(lead -> masked(lead, lead.readBy(actor.id(), now), actor))
                .toList());
    }

    /** What is shown of a lead, masked for an actor who reads no more of it, as it is today, than that it exists. */
    public static <T> T masked(LeadView today, T shown, Actor actor) {
        return isReadable(today, actor) ? shown : Privacy.maskedWithReasons(shown);
    }

    /** Whether the actor may read whom the lead is about. */
    public static boolean isReadable(LeadView lead, Actor actor) {
        return AccessScope.inTheClear(actor)
                .lead(lead.assignment().assignedTo(), lead.assignment().team());
    }

    private static boolean isVisible(LeadView lead, Actor actor) {
        return AccessScope.toSee(actor)
                .lead(lead.assignment().assignedTo(), lead.assignment().team());
    }
}
