package com.mdmc.crm.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] CONTEXT = {1, 2, 3};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 32_768, 1_000_003})
    void whatIsEncryptedInPiecesIsOneMessage(int length) throws Exception {
        byte[] clear = new byte[length];
        new Random(length).nextBytes(clear);
        byte[] encrypted = AesGcm.encrypt(KEY, clear, CONTEXT);
        assertThat(encrypted).hasSize(12 + length + 16);
        Cipher platform = Cipher.getInstance("AES/GCM/NoPadding");
        platform.init(Cipher.DECRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, encrypted, 0, 12));
        platform.updateAAD(CONTEXT);
        assertThat(platform.doFinal(encrypted, 12, encrypted.length - 12)).isEqualTo(clear);
        assertThat(AesGcm.decrypt(KEY, encrypted, CONTEXT)).isEqualTo(clear);
        encrypted[12 + length / 2] ^= 1;
        assertThatThrownBy(() -> AesGcm.decrypt(KEY, encrypted, CONTEXT)).isInstanceOf(AEADBadTagException.class);
    }
}
