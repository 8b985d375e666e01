/** Chooses the index that answers a query with the least reading, and walks it. */
package com.mdmc.crm.embeddedstore.plan;
