/** Byte strings whose unsigned order is MongoDB's order of the values they stand for. */
package com.mdmc.crm.embeddedstore.key;
