/** A durable, indexed, MongoDB-compatible store inside this JVM, behind mongo-java-server's wire protocol. */
package com.mdmc.crm.embeddedstore;
