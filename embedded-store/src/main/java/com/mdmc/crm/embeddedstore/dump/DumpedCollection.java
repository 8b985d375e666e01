package com.mdmc.crm.embeddedstore.dump;

import java.nio.file.Path;

/**
 * One collection of a dump.
 *
 * @param documents how many documents were written or read
 */
public record DumpedCollection(String database, String name, long documents) {

    static final String DATA = ".bson.gz";
    static final String METADATA = ".metadata.json.gz";

    Path data(Path dump) {
        return dump.resolve(database).resolve(name + DATA);
    }

    Path metadata(Path dump) {
        return dump.resolve(database).resolve(name + METADATA);
    }

    DumpedCollection withDocuments(long count) {
        return new DumpedCollection(database, name, count);
    }
}
