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

/** Recipient of age files (age-encryption.org/v1, X25519): whoever has the identity that belongs to {@code age1…}. */
public final class AgeRecipient {
    private static final int BUFFER = 1 << 16;

    private final RecipientStanzaWriter stanza;

    private AgeRecipient(RecipientStanzaWriter stanza) {
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
