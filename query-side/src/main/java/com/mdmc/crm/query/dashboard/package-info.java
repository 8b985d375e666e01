/** Dashboards: sums across features, read from counters; their cost does not grow with the number of leads or campaigns. */
package com.mdmc.crm.query.dashboard;
