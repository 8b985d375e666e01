/** What the store knows of its files outside of them: which belong together, and how far they must reach. */
package com.mdmc.crm.embeddedstore.storage.manifest;
