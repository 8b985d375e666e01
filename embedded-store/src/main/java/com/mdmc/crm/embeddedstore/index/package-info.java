/** Secondary and unique indexes: which keys a document has, and the map that holds them. */
package com.mdmc.crm.embeddedstore.index;
