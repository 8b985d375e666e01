/** Dashboards across features, read from counters, so that their cost is independent of the number of leads. */
package com.mdmc.crm.query.dashboard;
