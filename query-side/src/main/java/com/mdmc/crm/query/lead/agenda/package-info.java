/** Agenda: open follow-ups by due time. */
package com.mdmc.crm.query.lead.agenda;
