/** The read model of a lead, its fold and its counters. */
package com.mdmc.crm.query.lead.view;
