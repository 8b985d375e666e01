/** Activity of a lead, and the rights of the data subject. */
package com.mdmc.crm.query.lead.activity;
