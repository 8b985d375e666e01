/** Inboxes: what members of staff were told, and what they have read. */
package com.mdmc.crm.command.notification;
