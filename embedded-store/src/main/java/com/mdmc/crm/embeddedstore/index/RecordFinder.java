package com.mdmc.crm.embeddedstore.index;

import de.bwaldvogel.mongo.bson.Document;

/** Knows the record of a stored document. */
public interface RecordFinder {

    Long recordOf(Document document);
}
