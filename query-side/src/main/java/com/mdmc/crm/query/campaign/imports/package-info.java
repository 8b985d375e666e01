/** Imports of ad platforms' reports, and what became of them. */
package com.mdmc.crm.query.campaign.imports;
