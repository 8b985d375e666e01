/** Leads as they are read: the view and its fold, lists, the board, the agenda, the timeline and a person's rights. */
package com.mdmc.crm.query.lead;
