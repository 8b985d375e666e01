package com.mdmc.crm.query.list;

import java.util.List;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A field with a fixed set of named values. */
public record OneOf(List<String> values) implements FieldKind {

    public OneOf {
        values = List.copyOf(values);
    }

    @Override
    public BsonValue literal(String text) {
        if (!values.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return new BsonString(text);
    }
}
