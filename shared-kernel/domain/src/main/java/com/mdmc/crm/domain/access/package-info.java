/** Security events: what the audit shows although nothing changed. */
package com.mdmc.crm.domain.access;
