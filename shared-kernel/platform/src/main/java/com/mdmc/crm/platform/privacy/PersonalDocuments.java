package com.mdmc.crm.platform.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mdmc.crm.domain.PersonalText;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Encryption of free-form objects: an object is stored as one with the single field {@value #FIELD}, the token of its
 * JSON. Names and values are typed by people, so neither stays readable.
 */
final class PersonalDocuments {
    static final Map<String, Object> MASKED = Map.of();

    private static final String FIELD = "encrypted";
    private static final Map<String, Object> ERASED = Map.of("erased", true);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private PersonalDocuments() {}

    /** The encrypted form, also of an object that looks encrypted: it was typed, so its token is somebody else's. */
    static Map<?, ?> encrypted(Map<?, ?> document, UnaryOperator<PersonalText> encryption) {
        try {
            PersonalText json = PersonalText.clear(MAPPER.writeValueAsString(document));
            return Map.of(FIELD, encryption.apply(json).token());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not a plain document", unwritable);
        }
    }

    /** The object as it was typed; one that was stored unencrypted stays as it is. */
    static Map<?, ?> decrypted(Map<?, ?> document, UnaryOperator<PersonalText> decryption) {
        return textOf(document).map(decryption).map(PersonalDocuments::read).orElse(document);
    }

    private static Map<?, ?> read(PersonalText json) {
        if (json.text().equals(Privacy.ERASED)) {
            return ERASED;
        }
        try {
            return MAPPER.readValue(json.text(), Map.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an encrypted document is damaged", damaged);
        }
    }

    /** The token of an encrypted object; empty for any other. */
    static Optional<PersonalText> textOf(Map<?, ?> document) {
        return document.size() == 1 && document.get(FIELD) instanceof String token
                ? Optional.of(PersonalText.encrypted(token)).filter(Privacy::isToken)
                : Optional.empty();
    }
}
