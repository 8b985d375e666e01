package com.mdmc.crm.platform.security;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.bson.Document;

/** Accounts as they rest in the collection {@code accounts}; personal text stays sealed. */
public final class AccountDocuments {
    /** The collection's name. */
    public static final String COLLECTION = "accounts";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private AccountDocuments() {}

    public static Document of(Account account) {
        return MAPPER.convertValue(account, Document.class)
                .append("_id", account.id().value());
    }

    public static Account read(Document stored) {
        return MAPPER.convertValue(stored, Account.class);
    }
}
