/** Notifications: what members of staff are told about work that concerns them. */
package com.mdmc.crm.domain.notification;
