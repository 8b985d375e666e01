package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.id.UserId;

/**
 * Ownership of a resource, which decides who may read it.
 *
 * @param owner the user responsible for it or, for an account, its user; {@code null} for none
 * @param team {@code null} for none
 */
record ResourceOwner(UserId owner, String team) {}
