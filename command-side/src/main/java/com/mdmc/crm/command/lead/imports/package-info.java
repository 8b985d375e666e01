/** Lists of leads that somebody hands in: read, mapped and compared, then captured by the ordinary command of each lead. */
package com.mdmc.crm.command.lead.imports;
