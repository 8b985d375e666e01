package com.mdmc.crm.backup.export;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.mdmc.crm.cryptography.Scrypt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The scrypt recipient of age files (age-encryption.org/v1): wraps the key of a file under one that is derived from a
 * passphrase. It is the only recipient of its file.
 */
final class PassphraseStanza implements RecipientStanzaWriter {
    /** What age itself takes: about a second and 256 MiB for each try. */
    static final int WORK_FACTOR = 18;

    private static final String TYPE = "scrypt";
    private static final String LABEL = "age-encryption.org/v1/scrypt";
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] passphrase;
    private final int workFactor;

    PassphraseStanza(String passphrase, int workFactor) {
        this.passphrase = passphrase.getBytes(StandardCharsets.UTF_8);
        this.workFactor = workFactor;
    }

    @Override
    public Iterable<RecipientStanza> getRecipientStanzas(FileKey fileKey) throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return List.of(stanza(fileKey, salt));
    }

    /** A key wraps one file key alone, since its nonce is always the same: the salt must be fresh. */
    RecipientStanza stanza(FileKey fileKey, byte[] salt) throws GeneralSecurityException {
        byte[] key = Scrypt.derive(passphrase, labelled(salt), workFactor, KEY_BYTES);
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[NONCE_BYTES]));
        List<String> arguments =
                List.of(Base64.getEncoder().withoutPadding().encodeToString(salt), Integer.toString(workFactor));
        return new Wrapped(arguments, cipher.doFinal(fileKey.getEncoded()));
    }

    private static byte[] labelled(byte[] salt) {
        byte[] label = LABEL.getBytes(StandardCharsets.US_ASCII);
        byte[] both = new byte[label.length + salt.length];
        System.arraycopy(label, 0, both, 0, label.length);
        System.arraycopy(salt, 0, both, label.length, salt.length);
        return both;
    }

    private record Wrapped(List<String> arguments, byte[] body) implements RecipientStanza {
        @Override
        public String getType() {
            return TYPE;
        }

        @Override
        public List<String> getArguments() {
            return arguments;
        }

        @Override
        public byte[] getBody() {
            return body;
        }
    }
}
