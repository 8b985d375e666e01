package com.mdmc.crm.standalone.embedded.mongo;

import com.mdmc.crm.standalone.embedded.storage.Storage;

/** What databases and collections share. */
record StoreParts(Storage storage, Catalogue catalogue, StoreMetrics metrics) {}
