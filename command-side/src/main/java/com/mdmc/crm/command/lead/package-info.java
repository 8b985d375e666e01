/** Leads as decisions: what may be ordered, by whom, and what becomes of it. */
package com.mdmc.crm.command.lead;
