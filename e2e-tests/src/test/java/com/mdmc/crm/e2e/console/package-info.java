/** The console in a real browser, against the running program. */
package com.mdmc.crm.e2e.console;
