/** The files of an archive: their layout, encryption and digests. Knows no database. */
package com.mdmc.crm.backup.archive;
