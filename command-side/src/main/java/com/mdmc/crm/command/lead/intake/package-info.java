/** Requests of a website's forms: who may send them in, what is let in, and what becomes of it. */
package com.mdmc.crm.command.lead.intake;
