/** mongo-java-server's storage interface on our ordered maps, and the commands it answers wrongly or not at all. */
package com.mdmc.crm.standalone.embedded.mongo;
