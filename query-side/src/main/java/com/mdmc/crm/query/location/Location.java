package com.mdmc.crm.query.location;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Where the network address is, if a database of addresses was configured. */
@NullMarked
public record Location(
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable String timezone) {}
