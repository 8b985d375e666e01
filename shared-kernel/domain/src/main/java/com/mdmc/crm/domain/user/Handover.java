package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.id.UserId;

/**
 * Where the work of somebody who leaves goes.
 *
 * @param to who takes it over; {@code null} if nobody was named
 * @param auto whether the rules choose an owner for each lead; else, without {@code to}, it waits in the team's queue
 */
public record Handover(UserId to, boolean auto) {}
