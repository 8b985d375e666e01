package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.PersonalText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Jackson module for personal text at the HTTP edge, where alone it is read and written in the clear. */
final class PersonalTextJson extends SimpleModule {
    private static final long serialVersionUID = 1L;

    PersonalTextJson() {
        addDeserializer(PersonalText.class, new Reader());
        addSerializer(PersonalText.class, new Writer());
    }

    private static final class Reader extends StdDeserializer<PersonalText> {

        Reader() {
            super(PersonalText.class);
        }

        @Override
        public PersonalText deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (PersonalText) context.handleUnexpectedToken(PersonalText.class, parser);
            }
            return PersonalText.clear(StrictJsonModule.clean(parser, PersonalText.class));
        }
    }

    private static final class Writer extends StdSerializer<PersonalText> {

        Writer() {
            super(PersonalText.class);
        }

        @Override
        public void serialize(PersonalText text, JsonGenerator generator, SerializationContext context) {
            generator.writeString(text.text());
        }
    }
}
