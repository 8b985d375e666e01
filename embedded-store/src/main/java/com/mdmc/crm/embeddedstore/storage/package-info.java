/** Ordered maps of bytes that survive kill -9 and power loss: an MVStore file behind a group-committed redo log. */
package com.mdmc.crm.embeddedstore.storage;
