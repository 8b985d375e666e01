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

/** Reads leads as an actor may see them, decrypted. */
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

    /** A past state of a lead beside the current one. */
    public record PastLead(LeadView today, LeadView then) {}

    /** The current lead; not found for an actor who may not see it. */
    public LeadView encrypted(String id, Actor actor) {
        LeadView lead = views.find(definition, id).orElseThrow(Rejection::notFound);
        if (!isVisible(lead, actor)) {
            throw Rejection.hidden();
        }
        return lead;
    }

    /** The lead as of a point in time, under the current permissions. */
    public Past<LeadView> at(String id, Actor actor, PointInTime when) {
        LeadView today = encrypted(id, actor);
        Past<LeadView> past = pastStates.of(definition, id, when);
        Instant then = when.at() == null ? clock.instant() : when.at();
        LeadView read = past.state().readBy(actor.id(), then);
        return new Past<>(privacy.decryptAll(masked(today, read, actor)), past.position());
    }

    /** Past states as {@code actor} may read them, each beside the current one. */
    public List<LeadView> decrypted(List<PastLead> leads, Actor actor, PointInTime when) {
        Instant then = when.at() == null ? clock.instant() : when.at();
        return privacy.decryptAll(leads.stream()
                .map(lead -> masked(lead.today(), lead.then().readBy(actor.id(), then), actor))
                .toList());
    }

    /** The same, or empty if the lead did not exist yet. */
    public Optional<LeadView> existedAt(String id, Actor actor, PointInTime when) {
        encrypted(id, actor);
        try {
            return Optional.of(at(id, actor, when).state());
        } catch (Rejection beforeItsFirstEvent) {
            return Optional.empty();
        }
    }

    /** The stored lead; the caller has checked the access, as for a duplicate of a lead the reader may see. */
    public Stream<LeadView> stored(LeadId id) {
        return views.find(definition, id.value()).stream();
    }

    /** The lead with all its data, decrypted. */
    public LeadView complete(LeadView lead) {
        return privacy.decryptAll(lead);
    }

    /** The lead as {@code actor} may read it. */
    public LeadView decrypted(LeadView lead, Actor actor) {
        return decrypted(List.of(lead), actor).get(0);
    }

    /** A page of leads as {@code actor} may read them; their keys are fetched in one query. */
    public List<LeadView> decrypted(List<LeadView> leads, Actor actor) {
        Instant now = clock.instant();
        return privacy.decryptAll(leads.stream()
                .map(lead -> masked(lead, lead.readBy(actor.id(), now), actor))
                .toList());
    }

    /** The lead, masked if the actor may only know that the current lead exists. */
    public static <T> T masked(LeadView today, T shown, Actor actor) {
        return isReadable(today, actor) ? shown : Privacy.masked(shown);
    }

    /** Whether the actor may read the lead unmasked. */
    public static boolean isReadable(LeadView lead, Actor actor) {
        return AccessScope.inTheClear(actor)
                .lead(lead.assignment().assignedTo(), lead.assignment().team());
    }

    private static boolean isVisible(LeadView lead, Actor actor) {
        return AccessScope.toSee(actor)
                .lead(lead.assignment().assignedTo(), lead.assignment().team());
    }
}
