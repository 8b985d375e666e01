package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.id.UserId;

/**
 * What decides who may read a thing.
 *
 * @param owner whoever is responsible for it or, for an account, its user; {@code null} for nobody
 * @param team {@code null} for none
 */
record Scope(UserId owner, String team) {}
