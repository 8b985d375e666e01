/** What members of staff are told. */
package com.mdmc.crm.e2e.notifications;
