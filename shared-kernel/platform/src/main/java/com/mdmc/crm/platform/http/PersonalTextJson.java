package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.PersonalText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Jackson module for personal text at the HTTP edge, where alone it is read and written in the clear. */
final class PersonalTextJson extends SimpleModule {
    private static final long serialVersionUID = 1L;

    PersonalTextJson() {
        addDeserializer(PersonalText.class, new StrictJsonModule.Text<>(PersonalText.class, PersonalText::clear));
        addSerializer(PersonalText.class, new Writer());
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
