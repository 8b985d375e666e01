/** The query API as a web frontend meets it: over HTTP, on the running program. */
package com.mdmc.crm.e2e.query;
