package com.mdmc.crm.platform.security;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;

/**
 * Secret addresses of agendas, for calendars that can send no header. The vault keeps the fingerprint of each; the one
 * that the account names is in force.
 */
public final class AgendaFeeds {
    /** The kind of secret that the vault keeps for them. */
    public static final String KIND = "AGENDA_FEED";

    private final MongoCollection<Document> vault;
    private final Accounts accounts;

    public AgendaFeeds(MongoDatabase database, Accounts accounts) {
        this.vault = DurableSettings.of(database).collection("user_secrets", Document.class);
        this.accounts = accounts;
    }

    /** Whose agenda is at an address with this token; empty for one that never was good or is not any more. */
    public Optional<Account> ownerOf(String presented) {
        return SecretToken.parse(presented)
                .flatMap(token -> Optional.ofNullable(
                                vault.find(eq("_id", token.id())).first())
                        .filter(stored -> KIND.equals(stored.getString("kind"))
                                && token.matches(
                                        stored.getList("contents", String.class).get(0)))
                        .map(stored -> new UserId(stored.getString("userId")))
                        .flatMap(accounts::find)
                        .filter(account -> account.standing().active()
                                && token.id().equals(account.credentials().agendaFeedId())));
    }
}
