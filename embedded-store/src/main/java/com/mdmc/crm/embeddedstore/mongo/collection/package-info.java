/** Databases, collections and their catalogue on ordered maps. */
package com.mdmc.crm.embeddedstore.mongo.collection;
