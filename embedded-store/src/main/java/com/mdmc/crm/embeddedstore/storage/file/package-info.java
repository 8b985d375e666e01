/** Files as the store needs them: durable, checksummed by block, private to their owner, or read without a change. */
package com.mdmc.crm.embeddedstore.storage.file;
