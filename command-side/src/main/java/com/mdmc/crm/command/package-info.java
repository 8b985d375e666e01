/** The side that decides: commands, aggregates, policies and the command API. */
package com.mdmc.crm.command;
