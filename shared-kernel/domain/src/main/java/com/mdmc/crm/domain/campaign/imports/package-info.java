/** Imports of ad platforms' reports. */
package com.mdmc.crm.domain.campaign.imports;
