package com.mdmc.crm.platform.configuration;

import java.util.Optional;

/** Whether the store of this process takes writes; a bean of programs that have their store for themselves. */
public interface StoreCondition {

    /** Why it takes none, in words for an operator; empty if it does. */
    Optional<String> unwritable();
}
