/** What decisions about leads ask of the store. */
package com.mdmc.crm.command.lead.adapter;
