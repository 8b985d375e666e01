package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadBulkId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * What an order for many leads changed of one: its owner or its tags, with what was before and what came after. Read from
 * the lead's events, so that it can be put back exactly.
 */
final class BulkChange {
    private static final PersonalText REASON = PersonalText.constant("bulk-reversed");

    private final LeadBulkId bulkId;
    private final Field<Owner> owner = new Field<>("assignedTo", new Owner(null, null));
    private final Field<List<PersonalText>> tags = new Field<>("tags", List.of());

    BulkChange(LeadBulkId bulkId) {
        this.bulkId = bulkId;
    }

    /** Who is responsible, and their team; both {@code null} while the lead waits. */
    record Owner(UserId user, String team) {}

    /** A field of the lead: what it holds, and what it held before the order changed it. */
    private static final class Field<T> {
        private final String name;
        private T value;
        private T before;
        private boolean isChanged;
        private boolean isNewest;

        Field(String name, T value) {
            this.name = name;
            this.value = value;
        }

        void set(T next, boolean isOfBulk) {
            if (isOfBulk && !isNewest) {
                before = value;
            }
            isChanged |= isOfBulk;
            isNewest = isOfBulk;
            value = next;
        }

        /** Whether there is something to put back; fails if something newer is in its place. */
        boolean isToPutBack(BiPredicate<T, T> same) {
            if (!isChanged || same.test(value, before)) {
                return false;
            }
            if (!isNewest) {
                throw Rejection.state("changed-since", Map.of("field", name));
            }
            return true;
        }
    }

    /** Takes in the lead's next event. */
    void add(LeadEvent event, String correlationId) {
        boolean isOfBulk = bulkId.value().equals(correlationId);
        if (event instanceof LeadCaptured captured) {
            tags.set(captured.tags(), isOfBulk);
        } else if (event instanceof LeadTagsChanged changed) {
            tags.set(changed.tags(), isOfBulk);
        } else if (event instanceof LeadAssigned assigned) {
            owner.set(new Owner(assigned.assignedTo(), assigned.team()), isOfBulk);
        } else if (event instanceof LeadQueued) {
            owner.set(new Owner(null, null), isOfBulk);
        }
    }

    /** The events that put back what was before; fails if something newer is in its place, or the owner has left. */
    List<LeadEvent> undone(LeadId lead, Accounts accounts, Privacy privacy) {
        List<LeadEvent> undone = new ArrayList<>();
        if (owner.isToPutBack(Objects::equals)) {
            undone.add(owner.before.user() == null ? queued(lead) : assigned(lead, accounts));
        }
        if (tags.isToPutBack(privacy::sameContent)) {
            undone.add(new LeadTagsChanged(lead, tags.before));
        }
        return undone;
    }

    private LeadQueued queued(LeadId lead) {
        return new LeadQueued(lead, owner.value.user(), owner.value.team(), REASON);
    }

    private LeadAssigned assigned(LeadId lead, Accounts accounts) {
        UserId former = accounts.requireActive(owner.name, owner.before.user()).id();
        return new LeadAssigned(
                lead, former, owner.before.team(), owner.value.user(), owner.value.team(), false, REASON);
    }
}
