/** Both sides and an embedded store in one process: the zero-set-up way to run the CRM. */
package com.mdmc.crm.standalone;
