/** History of a lead, and the rights of the person it is about. */
package com.mdmc.crm.query.lead.activity;
