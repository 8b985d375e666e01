package com.mdmc.crm.embeddedstore.mongo.collection;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the catalogue knows of a collection.
 *
 * @param records number of the map with its documents
 */
record CollectionEntry(int records, List<IndexEntry> indexes) {

    /**
     * @param description as `listIndexes` shows it
     * @param map number of the map with its keys
     * @param multikey a bit per field that has held an array
     */
    record IndexEntry(Document description, int map, int multikey) {

        String name() {
            return (String) description.get("name");
        }
    }

    CollectionEntry with(IndexEntry entry) {
        List<IndexEntry> entries = new ArrayList<>(without(entry.name()).indexes);
        entries.add(entry);
        return new CollectionEntry(records, entries);
    }

    CollectionEntry without(String index) {
        return new CollectionEntry(
                records,
                indexes.stream().filter(entry -> !entry.name().equals(index)).toList());
    }

    CollectionEntry withMultikey(String index, int multikey) {
        return new CollectionEntry(
                records,
                indexes.stream()
                        .map(entry -> entry.name().equals(index)
                                ? new IndexEntry(entry.description, entry.map, multikey)
                                : entry)
                        .toList());
    }

    /** Numbers of all its maps. */
    Stream<Integer> maps() {
        return Stream.concat(Stream.of(records), indexes.stream().map(IndexEntry::map));
    }

    Document toDocument() {
        return new Document("records", records)
                .append(
                        "indexes",
                        indexes.stream()
                                .map(entry -> new Document("description", entry.description)
                                        .append("map", entry.map)
                                        .append("multikey", entry.multikey))
                                .toList());
    }

    @SuppressWarnings("unchecked")
    static CollectionEntry of(Document document) {
        List<IndexEntry> indexes = ((List<Document>) document.get("indexes"))
                .stream()
                        .map(entry -> new IndexEntry((Document) entry.get("description"), (int) entry.get("map"), (int)
                                entry.get("multikey")))
                        .toList();
        return new CollectionEntry((int) document.get("records"), indexes);
    }
}
