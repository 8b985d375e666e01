/** Views and counters in MongoDB. */
package com.mdmc.crm.projections.store;
