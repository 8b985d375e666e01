/** HTTP of the query side: the position an answer reflects, waiting for a change, past instants. */
package com.mdmc.crm.query.http;
