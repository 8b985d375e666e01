/** Imports the ad platforms' own report exports into a running CRM. */
package com.mdmc.crm.standalone.cli.kpis;
