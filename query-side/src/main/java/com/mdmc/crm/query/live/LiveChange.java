package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Actor;

/**
 * One change, and who may be notified of it.
 *
 * @param version of the thing after it; {@code null} for what happens beside its own stream
 * @param now who may read the thing
 * @param before who might read it until then, where the event moved it; {@code null} otherwise
 * @param author the only reader of a private note; {@code null} otherwise
 * @param unread how many notifications of an inbox are not read; {@code null} for anything else
 */
record LiveChange(
        LiveResource resource,
        String type,
        String id,
        Long version,
        ResourceOwner now,
        ResourceOwner before,
        UserId author,
        Integer unread) {

    /** Whether the actor may know: who reads the thing, and who just lost sight of it. */
    boolean concerns(Actor actor) {
        boolean ofTheirs = author == null || actor.is(author);
        return ofTheirs && (isVisibleTo(actor) || before != null && resource.isReadable(actor, before));
    }

    /** Whether the actor may read the thing. */
    boolean isVisibleTo(Actor actor) {
        return resource.isReadable(actor, now);
    }
}
