/** Reads campaigns: the campaign itself, its daily figures by month, and rows of figures for dashboards. */
package com.mdmc.crm.query.campaign;
