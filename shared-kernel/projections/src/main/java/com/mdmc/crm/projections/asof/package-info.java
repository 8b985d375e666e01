/** Views as of an earlier instant or position. */
package com.mdmc.crm.projections.asof;
