package com.mdmc.crm.standalone.embedded.index;

import de.bwaldvogel.mongo.bson.Document;

/** Knows the record of a stored document. */
public interface RecordFinder {

    Long recordOf(Document document);
}
