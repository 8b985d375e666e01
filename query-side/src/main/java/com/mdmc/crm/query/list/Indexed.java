package com.mdmc.crm.query.list;

import com.mdmc.crm.projections.fold.IndexFields;
import java.util.function.UnaryOperator;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Kind of an encrypted text, which is looked up in an index field.
 *
 * @param field of the view's {@link IndexFields}
 * @param token what that field holds for a text
 */
record Indexed(String field, UnaryOperator<String> token) implements FieldKind {

    @Override
    public String storedAt(String path) {
        return IndexFields.path(field);
    }

    @Override
    public BsonValue literal(String text) {
        return new BsonString(token.apply(text));
    }
}
