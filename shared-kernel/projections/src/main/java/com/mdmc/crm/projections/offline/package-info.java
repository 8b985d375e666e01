/** Projections built in memory and written in bulk, beside those in use. */
package com.mdmc.crm.projections.offline;
