package com.mdmc.crm.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNotesTest {

    /** The key and the note that the reference implementation of signed notes publishes as its example. */
    private static final String PUBLISHED_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PUBLISHED_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PUBLISHED_TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String PUBLISHED_NOTE = PUBLISHED_TEXT + "\n\u2014 PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @Test
    void thePublishedNoteIsSignedByThePublishedKey() {
        VerifyingKey key = VerifyingKey.parse(PUBLISHED_KEY);
        SignedNote note = SignedNote.parse(PUBLISHED_NOTE);

        assertThat(HexFormat.of().formatHex(key.id())).isEqualTo("c74f20a3");
        assertThat(key).hasToString(PUBLISHED_KEY);
        assertThat(note.isSignedBy(List.of(key))).isTrue();
        assertThat(note.write()).isEqualTo(PUBLISHED_NOTE);
        assertThat(new SignedNote(note.text().replace("answer", "Answer"), note.signatures()).isSignedBy(List.of(key)))
                .isFalse();
    }

    @Test
    void signingThePublishedTextGivesThePublishedNote() {
        byte[] typed = Base64.getDecoder().decode(PUBLISHED_SECRET);
        byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
        byte[] pkcs8 = Arrays.copyOf(prefix, prefix.length + 32);
        System.arraycopy(typed, 1, pkcs8, prefix.length, 32);
        SigningKey key = SigningKey.of(pkcs8, VerifyingKey.parse(PUBLISHED_KEY));

        assertThat(new SignedNote(PUBLISHED_TEXT, List.of(key.sign(PUBLISHED_TEXT))).write())
                .isEqualTo(PUBLISHED_NOTE);
    }

    @Test
    void aKeyThatWasDrawnSignsAndReadsBack() {
        SigningKey key = SigningKey.draw("mdmc-crm");
        SigningKey again =
                SigningKey.of(key.secret(), VerifyingKey.parse(key.verifying().toString()));
        Checkpoint checkpoint = new Checkpoint("mdmc-crm", 7, new byte[32]);
        SignedNote note = new SignedNote(checkpoint.text(), List.of(again.sign(checkpoint.text())));

        assertThat(SignedNote.parse(note.write()).isSignedBy(List.of(key.verifying())))
                .isTrue();
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(7);
        assertThat(note.isSignedBy(List.of(SigningKey.draw("mdmc-crm").verifying())))
                .isFalse();
        assertThat(note.isSignedBy(List.of())).isFalse();
    }

    @Test
    void aNoteOfTwoKeysIsSignedByEitherUnlessOneSignatureIsFalse() {
        SigningKey old = SigningKey.draw("mdmc-crm");
        SigningKey young = SigningKey.draw("mdmc-crm");
        String text = new Checkpoint("mdmc-crm", 1, new byte[32]).text();
        SignedNote both = new SignedNote(text, List.of(young.sign(text), old.sign(text)));
        List<SignedNote.Signature> forged = new ArrayList<>(both.signatures());
        forged.set(1, new SignedNote.Signature("mdmc-crm", old.verifying().id(), new byte[64]));

        assertThat(SignedNote.parse(both.write()).isSignedBy(List.of(old.verifying())))
                .isTrue();
        assertThat(both.isSignedBy(List.of(young.verifying()))).isTrue();
        assertThat(new SignedNote(text, forged).isSignedBy(List.of(old.verifying(), young.verifying())))
                .isFalse();
    }

    @Test
    void whatIsNotANoteACheckpointOrAKeyIsNamedSo() {
        assertThatThrownBy(() -> SignedNote.parse("text\n")).hasMessageContaining("not a signed note");
        assertThatThrownBy(() -> SignedNote.parse("text\n\nno signature\n")).hasMessageContaining("not a signed note");
        assertThatThrownBy(() -> SignedNote.parse(PUBLISHED_NOTE + "more")).hasMessageContaining("cannot be read");
        for (String text : List.of("o\n1\n", "o\n01\nAAAA\n", "o\n-1\nAAAA\n", "\n1\nAAAA\n", "o\n1\nAAAA\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(text)).hasMessageContaining("not a checkpoint");
        }
        assertThatThrownBy(() -> VerifyingKey.parse(PUBLISHED_KEY.replace("c74f", "c74e")))
                .hasMessageContaining("not a verifier key");
        assertThatThrownBy(() -> VerifyingKey.parse("nonsense")).hasMessageContaining("not a verifier key");
    }
}
