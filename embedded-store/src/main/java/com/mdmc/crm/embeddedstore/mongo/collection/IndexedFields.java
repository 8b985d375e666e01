package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.IndexDefinition;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.mongo.document.MentionedFields;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which of a document's own fields its indexes look at. */
final class IndexedFields {

    private IndexedFields() {}

    /** Empty when an index is limited to documents by a filter that may look at any field. */
    static Optional<Set<String>> of(Collection<OrderedIndex> indexes) {
        Set<String> fields = new HashSet<>();
        for (OrderedIndex index : indexes) {
            IndexDefinition definition = index.definition();
            definition.fields().forEach(field -> fields.add(MentionedFields.root(field.path())));
            Optional<Set<String>> filtered = definition
                    .partialFilter()
                    .map(filter -> MentionedFields.of(filter))
                    .orElse(Optional.of(Set.of()));
            if (filtered.isEmpty()) {
                return Optional.empty();
            }
            fields.addAll(filtered.get());
        }
        return Optional.of(fields);
    }
}
