package com.mdmc.crm.command.identity.session;

import java.time.Duration;

/**
 * How long sessions last.
 *
 * @param access for how long an access token is good
 * @param idle for how long a session may be left alone before it can no longer be renewed
 * @param absolute after how long it ends however busy it is
 */
public record SessionLifetimes(Duration access, Duration idle, Duration absolute) {}
