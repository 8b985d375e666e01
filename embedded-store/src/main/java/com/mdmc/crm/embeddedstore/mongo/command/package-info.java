/** The commands that mongo-java-server answers wrongly or not at all. */
package com.mdmc.crm.embeddedstore.mongo.command;
