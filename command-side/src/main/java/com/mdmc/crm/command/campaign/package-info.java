/** Decides about campaigns: their life, their money, and the daily figures their platforms report. */
package com.mdmc.crm.command.campaign;
