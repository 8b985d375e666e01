package com.mdmc.crm.platform.edge;

/** Who may call a route at all; what they may do there is checked again by the bus and by the queries. */
public enum RouteAccess {
    /** Everybody, without a token. */
    OPEN,
    /** Whoever presents a valid token, a person's or a machine's. */
    BEARER,
    /** A person in a session; never a machine. */
    SESSION
}
