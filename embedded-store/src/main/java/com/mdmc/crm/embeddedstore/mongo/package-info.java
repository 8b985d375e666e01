/** mongo-java-server's storage interface, implemented on our ordered maps. */
package com.mdmc.crm.embeddedstore.mongo;
