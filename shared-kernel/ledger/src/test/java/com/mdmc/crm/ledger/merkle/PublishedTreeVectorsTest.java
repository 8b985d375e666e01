package com.mdmc.crm.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors that Certificate Transparency's reference implementation publishes for the trees of RFC 6962 and 9162. */
class PublishedTreeVectorsTest {

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String LEAF_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String LEAVES_2_3 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String LEAVES_4_7 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String LEAF_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String LEAVES_4_5 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    private static final String LEAVES_6_7 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";

    private final KnownTree known = KnownTree.of(KnownTree.CT_ENTRIES);

    @Test
    void rootsOfAllSizes() {
        Frontier growing = new Frontier();
        for (int size = 0; size < ROOTS.size(); size++) {
            assertThat(hex(known.tree().root(size))).isEqualTo(ROOTS.get(size));
            assertThat(hex(growing.root())).isEqualTo(ROOTS.get(size));
            if (size < ROOTS.size() - 1) {
                growing.append(known.leaf(size));
            }
        }
    }

    @Test
    void inclusion() {
        assertThat(inclusion(0, 1)).isEmpty();
        assertThat(inclusion(0, 8)).containsExactly(LEAF_1, LEAVES_2_3, LEAVES_4_7);
        assertThat(inclusion(5, 8)).containsExactly(LEAF_4, LEAVES_6_7, ROOTS.get(4));
        assertThat(inclusion(2, 3)).containsExactly(ROOTS.get(2));
        assertThat(inclusion(1, 5)).containsExactly(ROOTS.get(1), LEAVES_2_3, LEAF_4);
    }

    @Test
    void consistency() {
        assertThat(consistency(1, 1)).isEmpty();
        assertThat(consistency(1, 8)).containsExactly(LEAF_1, LEAVES_2_3, LEAVES_4_7);
        assertThat(consistency(6, 8)).containsExactly(LEAVES_4_5, LEAVES_6_7, ROOTS.get(4));
        assertThat(consistency(2, 5)).containsExactly(LEAVES_2_3, LEAF_4);
    }

    private List<String> inclusion(long index, long size) {
        InclusionProof proof = known.tree().inclusion(index, size);
        assertThat(hex(proof.rootFrom(known.leaf(index)))).isEqualTo(ROOTS.get((int) size));
        return proof.path().stream().map(PublishedTreeVectorsTest::hex).toList();
    }

    private List<String> consistency(long from, long to) {
        ConsistencyProof proof = known.tree().consistency(from, to);
        assertThat(proof.connects(root(from), root(to))).isTrue();
        return proof.path().stream().map(PublishedTreeVectorsTest::hex).toList();
    }

    private static byte[] root(long size) {
        return HexFormat.of().parseHex(ROOTS.get((int) size));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
