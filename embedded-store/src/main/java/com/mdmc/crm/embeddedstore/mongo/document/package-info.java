/** Documents as the bytes they are stored in. */
package com.mdmc.crm.embeddedstore.mongo.document;
