/** Imports of ad platforms' reports: preview, confirmation and reversal. */
package com.mdmc.crm.command.campaign.imports;
