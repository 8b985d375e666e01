/** Suggestions of leads that may be duplicates. */
package com.mdmc.crm.query.lead.duplicate;
