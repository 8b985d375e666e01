/** What auditors find out over HTTP: who did what, what it changed, and what was known when. */
package com.mdmc.crm.e2e.audit;
