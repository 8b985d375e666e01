package com.mdmc.crm.backup.export;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import com.mdmc.crm.ledger.settings.BadSettingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Recipient of age files (age-encryption.org/v1): whoever has the identity that belongs to {@code age1…} (X25519), or knows a
 * passphrase (scrypt).
 */
public final class AgeRecipient {
    private static final int BUFFER = 1 << 16;
    private static final int SHORTEST = 12;
    private static final long LEAST_MEMORY = 512L << 20;

    private final RecipientStanzaWriter stanza;

    AgeRecipient(RecipientStanzaWriter stanza) {
        this.stanza = stanza;
    }

    /**
     * The recipient that a setting names.
     *
     * @throws BadSettingException if it names none
     */
    public static AgeRecipient of(String setting, String text) {
        try {
            return new AgeRecipient(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text.strip()));
        } catch (GeneralSecurityException | RuntimeException malformed) {
            throw new BadSettingException(setting, setting + " is no age recipient (age1…): " + text);
        }
    }

    /**
     * Whoever knows the passphrase that a setting gives.
     *
     * @throws BadSettingException if it is too short, or this process has too little memory to derive a key from it
     */
    public static AgeRecipient ofPassphrase(String setting, String passphrase) {
        if (passphrase.length() < SHORTEST) {
            throw new BadSettingException(setting, setting + " needs at least " + SHORTEST + " characters.");
        }
        if (Runtime.getRuntime().maxMemory() < LEAST_MEMORY) {
            throw new BadSettingException(
                    setting, setting + " needs a Java heap of 512 MiB or more: set CRM_JAVA_OPTS=-Xmx512m at least.");
        }
        return new AgeRecipient(new PassphraseStanza(passphrase, PassphraseStanza.WORK_FACTOR));
    }

    /** Encrypts what is written to it; the file is whole once it is closed, which closes the other as well. */
    public OutputStream encrypting(OutputStream file) throws IOException {
        try {
            return new BufferedOutputStream(
                    Channels.newOutputStream(new StandardEncryptingChannelFactory()
                            .newEncryptingChannel(Channels.newChannel(file), List.of(stanza))),
                    BUFFER);
        } catch (GeneralSecurityException unavailable) {
            throw new IOException("age files cannot be written", unavailable);
        }
    }
}
