/** Backup: what of a store is archived and what is not. */
package com.mdmc.crm.backup;
