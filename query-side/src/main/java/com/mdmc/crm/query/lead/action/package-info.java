/** Which commands about a lead its reader may give now. */
package com.mdmc.crm.query.lead.action;
