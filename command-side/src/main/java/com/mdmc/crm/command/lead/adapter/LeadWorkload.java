package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.store.Views;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;

/** The workload of users, read from {@link WorkedLead} and {@link LastAssignment}. */
public class LeadWorkload {
    /** The view that {@link #openLeadsOf} and {@link #ownerOf} read. */
    public static final String VIEW = WorkedLead.VIEW.name();

    private final Views views;

    public LeadWorkload(Views views) {
        this.views = views;
    }

    /** The leads somebody is to work on now. */
    public List<LeadId> openLeadsOf(UserId owner) {
        return views.keys(WorkedLead.VIEW, openOf(owner)).stream()
                .map(LeadId::new)
                .toList();
    }

    /** Who is responsible for a lead, whether or not there is work to do. */
    public Optional<UserId> ownerOf(LeadId lead) {
        return views.find(WorkedLead.VIEW, lead.value()).map(WorkedLead::owner);
    }

    /** How many leads somebody is to work on, counting {@code pending} ones as theirs already, but none twice. */
    long load(UserId owner, Collection<String> pending) {
        long open = views.count(WorkedLead.VIEW, openOf(owner));
        if (pending.isEmpty()) {
            return open;
        }
        return open + pending.size() - views.count(WorkedLead.VIEW, and(in("_id", pending), openOf(owner)));
    }

    /** When each of these was last given a lead; without those who never were. */
    Map<UserId, Instant> lastAssignments(Collection<UserId> owners) {
        Map<UserId, Instant> last = new HashMap<>();
        Bson theirs = in("_id", owners.stream().map(UserId::value).toList());
        views.each(
                LastAssignment.VIEW,
                theirs,
                found -> last.put(new UserId(found.key()), found.state().at()));
        return last;
    }

    private static Bson openOf(UserId owner) {
        return and(eq("owner", owner.value()), eq("working", true), eq("away", false));
    }
}
