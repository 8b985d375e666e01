/** Orders for many leads at once: who gave them, for which leads, and whether they were taken back. */
package com.mdmc.crm.command.lead.bulk;
