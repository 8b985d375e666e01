/** Inboxes: what members of staff are told, in sentences made for each reading. */
package com.mdmc.crm.query.notification;
