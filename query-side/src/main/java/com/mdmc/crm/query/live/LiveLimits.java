package com.mdmc.crm.query.live;

import java.time.Duration;

/**
 * Limits of live updates per process.
 *
 * @param most how many there may be at the same time
 * @param heartbeat how long nothing is sent at most
 * @param patience how long a client may leave what it was sent lying before it is dropped
 */
record LiveLimits(int most, Duration heartbeat, Duration patience) {}
