package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.query.list.Listed;

/** A dashboard that takes the filters of a list: a sum of it has neither pages nor an order. */
interface FilteredDashboard extends Listed {

    @Override
    default boolean isPaged() {
        return false;
    }

    @Override
    default boolean isOrdered() {
        return false;
    }
}
