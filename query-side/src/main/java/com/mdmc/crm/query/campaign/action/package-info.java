/** Which commands about a campaign its reader may give now. */
package com.mdmc.crm.query.campaign.action;
