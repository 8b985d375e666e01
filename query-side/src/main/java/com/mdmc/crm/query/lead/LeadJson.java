package com.mdmc.crm.query.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mdmc.crm.kernel.value.PersonalText;
import java.io.IOException;

/** An opened lead as a JSON document, as the API answers it. */
final class LeadJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(PersonalText.class, new Opened()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private LeadJson() {}

    static JsonNode of(LeadView opened) {
        return MAPPER.valueToTree(opened);
    }

    private static final class Opened extends StdScalarSerializer<PersonalText> {
        private static final long serialVersionUID = 1L;

        Opened() {
            super(PersonalText.class);
        }

        @Override
        public void serialize(PersonalText text, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeString(text.text());
        }
    }
}
