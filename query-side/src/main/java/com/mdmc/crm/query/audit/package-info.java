/** Who did what, derived from the event stream alone: one entry a commit. */
package com.mdmc.crm.query.audit;
