/** Invoices as documents: their data in the terms of EN 16931, and a page to print. */
package com.mdmc.crm.query.campaign.invoice;
