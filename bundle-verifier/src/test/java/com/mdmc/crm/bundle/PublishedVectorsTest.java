package com.mdmc.crm.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verifier's arithmetic against published vectors of RFC 9162's trees, of signed notes and of cosignatures. */
class PublishedVectorsTest {
    private static final String ROOT_8 = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";
    private static final String ROOT_6 = "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef";
    private static final String ROOT_4 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private static final String LEAF_0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private static final String LEAF_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String LEAF_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String LEAVES_2_3 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String LEAVES_4_5 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    private static final String LEAVES_4_7 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String LEAVES_6_7 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";

    @Test
    void inclusionInTheTreeOfCertificateTransparencysTests() throws Exception {
        byte[] fifth = HexFormat.of().parseHex("40414243");
        assertThat(Tree.root(fifth, 5, 8, proof(LEAF_4, LEAVES_6_7, ROOT_4))).isEqualTo(hash(ROOT_8));
        assertThat(Tree.root(fifth, 4, 8, proof(LEAF_4, LEAVES_6_7, ROOT_4))).isNotEqualTo(hash(ROOT_8));
    }

    @Test
    void consistencyOfItsSizes() throws Exception {
        assertThat(extend(LEAF_0, 1, ROOT_8, 8, LEAF_1, LEAVES_2_3, LEAVES_4_7)).isTrue();
        assertThat(extend(ROOT_6, 6, ROOT_8, 8, LEAVES_4_5, LEAVES_6_7, ROOT_4)).isTrue();
        assertThat(extend(ROOT_4, 6, ROOT_8, 8, LEAVES_4_5, LEAVES_6_7, ROOT_4)).isFalse();
        assertThat(extend(ROOT_6, 6, ROOT_6, 8, LEAVES_4_5, LEAVES_6_7, ROOT_4)).isFalse();
        assertThat(extend(ROOT_6, 6, ROOT_8, 8, LEAVES_6_7, LEAVES_4_5, ROOT_4)).isFalse();
    }

    @Test
    void aPublishedCheckpointAndItsCosignature() throws Exception {
        String text = "arche2025h1.staging.ct.transparency.dev\n1432088532\n"
                + "U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n";
        Key log =
                Key.of("arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f");
        Key witness = Key.of("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2");
        String signed = "\u2014 arche2025h1.staging.ct.transparency.dev "
                + "ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=";
        String cosigned = "\u2014 remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g"
                + "/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==";

        assertThat(log.signed(text, signed)).isTrue();
        assertThat(witness.signed(text, cosigned)).isTrue();
        assertThat(witness.isWitness()).isTrue();
        assertThat(witness.signed(text, cosigned.replace("BqEiEg", "BqEiEh"))).isFalse();
        assertThat(log.signed(text, cosigned)).isFalse();
        assertThat(log.signed(text.replace("532", "533"), signed)).isFalse();
    }

    private static boolean extend(String earlier, long from, String later, long to, String... path) throws Exception {
        return Tree.extend(hash(earlier), from, hash(later), to, proof(path));
    }

    private static String proof(String... hashes) {
        return SampleLedger.path(
                Stream.of(hashes).map(PublishedVectorsTest::hash).toList());
    }

    private static byte[] hash(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
