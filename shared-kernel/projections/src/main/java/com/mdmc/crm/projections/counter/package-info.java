/** Counters that views maintain, and the rows they are read as. */
package com.mdmc.crm.projections.counter;
