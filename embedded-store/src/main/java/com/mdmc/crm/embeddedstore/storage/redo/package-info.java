/** The write-ahead log: frames of units in numbered files, forced before anybody is told. */
package com.mdmc.crm.embeddedstore.storage.redo;
