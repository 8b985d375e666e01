/** Writes the archive of a store beside whoever serves it. */
package com.mdmc.crm.backup.write;
