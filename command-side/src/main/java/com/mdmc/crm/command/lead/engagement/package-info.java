/** What a lead did on the agency's pages and mails: counted on a stream of its own, so that it never competes with staff. */
package com.mdmc.crm.command.lead.engagement;
