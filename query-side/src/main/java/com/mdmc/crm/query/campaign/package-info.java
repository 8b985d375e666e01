/** Composes the query side of campaigns. */
package com.mdmc.crm.query.campaign;
