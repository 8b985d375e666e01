/** The loopback port: the library's wire codecs, our authentication, replies that leave once durable. */
package com.mdmc.crm.embeddedstore.wire;
