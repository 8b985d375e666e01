/** Exports of the critical collections as newline-delimited JSON. */
package com.mdmc.crm.backup.export;
