package com.mdmc.crm.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Published checkpoints, cosignatures and requests to witnesses: a checkpoint of a Certificate Transparency log with the
 * cosignatures of four witnesses, and the test requests of the reference witness of C2SP tlog-witness (torchwood).
 */
class PublishedWitnessVectorsTest {

    private static final SignedNote CT = SignedNote.parse("""
            arche2025h1.staging.ct.transparency.dev
            1432088532
            U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

            \u2014 arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
            \u2014 transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
            \u2014 witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
            \u2014 remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
            \u2014 witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
            """);

    private static final List<String> WITNESSES = List.of(
            "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM",
            "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
            "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
            "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv");

    private static final String SIGSUM =
            "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
    private static final VerifyingKey SIGSUM_KEY = new VerifyingKey(
            SIGSUM, HexFormat.of().parseHex("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f"));
    private static final String OF_1 =
            "UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=";
    private static final String OF_3 =
            "UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=";
    private static final String OF_5 =
            "UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=";
    private static final String LEAF_1 = "KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String LEAF_2 = "KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String LEAF_3 = "KgMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String LEAF_4 = "KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void aPublishedCheckpointIsSignedByItsLogAndCosignedByItsWitnesses() {
        VerifyingKey log = VerifyingKey.parse(
                "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f");
        assertThat(CT.isSignedBy(List.of(log))).isTrue();
        for (String witness : WITNESSES) {
            WitnessKey key = WitnessKey.parse(witness);
            assertThat(key).hasToString(witness);
            assertThat(cosignedAt(key, CT.text())).containsExactly(Instant.parse("2026-05-23T21:50:24Z"));
            assertThat(cosignedAt(key, CT.text().replace("1432088532", "1432088533")))
                    .isEmpty();
            assertThatThrownBy(() -> VerifyingKey.parse(witness))
                    .as("a witness is no log")
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aCosignatureHoldsForItsTimeAlone() {
        WitnessKey key = WitnessKey.parse(WITNESSES.get(2));
        SignedNote.Signature genuine = CT.signatures().get(3);
        for (int bit = 0; bit < genuine.bytes().length * 8; bit++) {
            byte[] altered = genuine.bytes().clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            SignedNote.Signature forged = new SignedNote.Signature(genuine.name(), genuine.keyId(), altered);
            assertThat(key.cosignedAt(CT.text(), forged)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void publishedRequestsOfAGrowingLog() {
        Checkpoint one = checkpoint(1, "KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", OF_1);
        Checkpoint three = checkpoint(3, "RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=", OF_3);
        Checkpoint five = checkpoint(5, "QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=", OF_5);

        assertThat(connects(one, three, LEAF_1, LEAF_2)).isTrue();
        assertThat(connects(one, five, LEAF_1, "+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=", LEAF_4))
                .isTrue();
        assertThat(connects(three, five, LEAF_2, LEAF_3, "wgiIFdZfYNv6WU1OllBKsWnLYIS/DBMqt8Uh/S4OukE=", LEAF_4))
                .isTrue();
        assertThat(connects(one, three)).as("answered with 422").isFalse();
        assertThat(connects(one, three, LEAF_1, LEAF_2.replace("AAA=", "ABA=")))
                .as("answered with 422")
                .isFalse();
    }

    @Test
    void aCheckpointWhoseOriginIsNotItsKeysName() {
        VerifyingKey key = VerifyingKey.parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
        SignedNote note = SignedNote.parse("""
                go.sum database tree
                35225469
                vt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=

                \u2014 sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=
                """);
        assertThat(note.isSignedBy(List.of(key))).isTrue();
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(35_225_469);
    }

    private static List<Instant> cosignedAt(WitnessKey key, String text) {
        return CT.signatures().stream()
                .flatMap(signature -> key.cosignedAt(text, signature).stream())
                .toList();
    }

    private static Checkpoint checkpoint(long size, String root, String signature) {
        String text = SIGSUM + "\n" + size + "\n" + root + "\n";
        SignedNote note = SignedNote.parse(text + "\n\u2014 " + SIGSUM + " " + signature + "\n");
        assertThat(note.isSignedBy(List.of(SIGSUM_KEY))).isTrue();
        return Checkpoint.parse(note.text());
    }

    private static boolean connects(Checkpoint earlier, Checkpoint later, String... path) {
        List<byte[]> hashes = Stream.of(path).map(Base64.getDecoder()::decode).toList();
        return new ConsistencyProof(earlier.size(), later.size(), hashes).connects(earlier.root(), later.root());
    }
}
