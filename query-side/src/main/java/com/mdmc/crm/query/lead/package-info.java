/** Configuration of the lead queries. */
package com.mdmc.crm.query.lead;
