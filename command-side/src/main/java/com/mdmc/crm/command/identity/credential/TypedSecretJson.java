package com.mdmc.crm.command.identity.credential;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Jackson module that reads a secret as it was typed: nothing of it is trimmed or normalised on the way. */
public final class TypedSecretJson extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public TypedSecretJson() {
        addDeserializer(TypedSecret.class, new Reader());
    }

    private static final class Reader extends StdDeserializer<TypedSecret> {

        Reader() {
            super(TypedSecret.class);
        }

        @Override
        public TypedSecret deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? new TypedSecret(parser.getString())
                    : (TypedSecret) context.handleUnexpectedToken(TypedSecret.class, parser);
        }
    }
}
