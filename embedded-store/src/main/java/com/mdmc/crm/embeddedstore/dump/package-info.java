/** Moving a store: directories as {@code mongodump --gzip} writes and {@code mongorestore --gzip} reads them. */
package com.mdmc.crm.embeddedstore.dump;
