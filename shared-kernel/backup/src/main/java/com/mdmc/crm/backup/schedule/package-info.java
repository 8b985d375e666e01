/** Keeps the archive of a serving CRM: continuously, and by schedule, on one node of several. */
package com.mdmc.crm.backup.schedule;
