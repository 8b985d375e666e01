package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.storage.Storage;

/** What databases and collections share. */
public record StoreParts(Storage storage, Catalogue catalogue, StoreMetrics metrics) {}
