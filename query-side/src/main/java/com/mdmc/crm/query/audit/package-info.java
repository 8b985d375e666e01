/** The audit: who did what, one entry per commit, derived from the event stream alone. */
package com.mdmc.crm.query.audit;
