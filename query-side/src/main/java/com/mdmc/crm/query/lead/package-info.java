/** Composes the query side of leads. */
package com.mdmc.crm.query.lead;
