package com.mdmc.crm.backup.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.mdmc.crm.ledger.settings.BadSettingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

/** Files for a passphrase are those of age. */
class PassphraseStanzaTest {
    private static final String SETTING = "CRM_BACKUP_PASSPHRASE";
    private static final String PASSPHRASE = "une longue phrase, été comme hiver";

    /** The header of the file {@code scrypt} in age's own test data; its file key is YELLOW SUBMARINE. */
    private static final String PUBLISHED = """
            age-encryption.org/v1
            -> scrypt rF0/NwblUHHTpgQgRpe5CQ 10
            gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY
            --- IOXiQYStkoT1mvZW2tFOqZdhRVvj58egABx/sWfZQbc
            """;

    private static final byte[] PUBLISHED_KEY = "YELLOW SUBMARINE".getBytes(StandardCharsets.US_ASCII);

    @Test
    void thePublishedStanzaIsWritten() throws Exception {
        byte[] salt = Base64.getDecoder().decode("rF0/NwblUHHTpgQgRpe5CQ");

        RecipientStanza stanza = new PassphraseStanza("password", 10).stanza(new FileKey(PUBLISHED_KEY), salt);

        assertThat("-> " + stanza.getType() + " " + String.join(" ", stanza.getArguments()) + "\n"
                        + Base64.getEncoder().withoutPadding().encodeToString(stanza.getBody()))
                .isEqualTo(PUBLISHED
                        .lines()
                        .skip(1)
                        .limit(2)
                        .reduce((one, two) -> one + "\n" + two)
                        .orElseThrow());
    }

    @Test
    void theReaderOfThisTestReadsThePublishedHeader() throws Exception {
        assertThat(new AgeFileReader(PUBLISHED.getBytes(StandardCharsets.US_ASCII)).fileKey("password"))
                .isEqualTo(PUBLISHED_KEY);
    }

    /** As many bytes as end within a chunk, at its end, and as an empty file. */
    @Test
    void whoKnowsThePassphraseReadsTheFileAndNobodyElse() throws Exception {
        for (int size : new int[] {0, 2 * AgeFileReader.CHUNK, 200_000}) {
            byte[] text = new byte[size];
            new Random(size).nextBytes(text);
            assertThat(new AgeFileReader(encrypted(text, 12)).read(PASSPHRASE)).isEqualTo(text);
        }
        AgeFileReader another = new AgeFileReader(encrypted(new byte[1], 12));
        assertThatThrownBy(() -> another.read(PASSPHRASE + " ")).isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void aTryCostsWhatItCostsWithAgeItself() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream lines = AgeRecipient.ofPassphrase(SETTING, PASSPHRASE).encrypting(file)) {
            lines.write(PUBLISHED_KEY);
        }

        AgeFileReader reader = new AgeFileReader(file.toByteArray());

        assertThat(reader.stanza()).startsWith("-> scrypt ").endsWith(" 18");
        assertThat(reader.read(PASSPHRASE)).isEqualTo(PUBLISHED_KEY);
    }

    @Test
    void noSaltIsUsedTwice() throws Exception {
        assertThat(new AgeFileReader(encrypted(new byte[1], 2)).stanza())
                .isNotEqualTo(new AgeFileReader(encrypted(new byte[1], 2)).stanza());
    }

    @Test
    void aPassphraseThatIsSoonGuessedIsRefused() {
        assertThatThrownBy(() -> AgeRecipient.ofPassphrase(SETTING, "trop courte"))
                .isInstanceOf(BadSettingException.class)
                .hasMessage(SETTING + " needs at least 12 characters.");
    }

    private static byte[] encrypted(byte[] text, int workFactor) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream lines = new AgeRecipient(new PassphraseStanza(PASSPHRASE, workFactor)).encrypting(file)) {
            lines.write(text);
        }
        return file.toByteArray();
    }
}
