/** Operators' commands on backups. */
package com.mdmc.crm.standalone.cli.backup;
