package com.mdmc.crm.query.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import java.io.IOException;
import java.util.List;

/** States and events as JSON for a reader: personal data decrypted or masked, private notes removed. */
public final class ReadableJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(PersonalText.class, new Opened()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Privacy privacy;

    public ReadableJson(Privacy privacy) {
        this.privacy = privacy;
    }

    /** A view or event whose texts are already decrypted, as the API answers it. */
    public static JsonNode of(Object decrypted) {
        return MAPPER.valueToTree(decrypted);
    }

    /** A view or event as an auditor may read it; {@code null} stays {@code null}. */
    public JsonNode readBy(Actor auditor, Object encrypted) {
        if (encrypted == null) {
            return null;
        }
        boolean clear = AccessScope.inTheClear(auditor).everything();
        JsonNode document = of(privacy.decryptAll(clear ? encrypted : Privacy.masked(encrypted)));
        withoutPrivateNotes(document);
        return document;
    }

    /** A document in maps, lists and plain values, for an answer another mapper writes. */
    public static Object plain(JsonNode document) {
        return document == null ? null : MAPPER.convertValue(document, Object.class);
    }

    /** Private notes are their authors' alone: an audit shows that there is one, and never what it says. */
    private static void withoutPrivateNotes(JsonNode document) {
        if (document instanceof ObjectNode object && object.path("isPrivate").asBoolean()) {
            object.remove(List.of("content", "versions"));
        }
        document.forEach(ReadableJson::withoutPrivateNotes);
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
