package com.mdmc.crm.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every proof holds, and no proof with a bit of it changed does. */
class ProofsOfAllSizesTest {

    private static final int SIZE = 70;

    private final KnownTree known = new KnownTree();
    private final Random random = new Random(9162);

    ProofsOfAllSizesTest() {
        for (int i = 0; i < SIZE; i++) {
            known.add(TreeHash.leaf(ByteBuffer.allocate(4).putInt(i).array(), 0, 4));
        }
    }

    @Test
    void inclusionHoldsForEveryLeafOfEverySizeAndForNoOther() {
        for (int size = 1; size <= SIZE; size++) {
            byte[] root = known.tree().root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = known.tree().inclusion(index, size);
                assertThat(proof.rootFrom(known.leaf(index))).isEqualTo(root);
                assertThat(proof.rootFrom(known.leaf((index + 1) % SIZE))).isNotEqualTo(root);
                assertThat(proof.path().size()).isLessThanOrEqualTo(7);
                if (!proof.path().isEmpty()) {
                    InclusionProof other = new InclusionProof(index, size, altered(proof.path()));
                    assertThat(other.rootFrom(known.leaf(index))).isNotEqualTo(root);
                }
            }
        }
    }

    @Test
    void consistencyHoldsForEveryPairOfSizesAndForNoOtherRoot() {
        for (int to = 0; to <= SIZE; to++) {
            for (int from = 0; from <= to; from++) {
                byte[] earlier = known.tree().root(from);
                byte[] later = known.tree().root(to);
                ConsistencyProof proof = known.tree().consistency(from, to);
                assertThat(proof.connects(earlier, later)).isTrue();
                assertThat(proof.connects(altered(earlier), later)).isFalse();
                if (from > 0) {
                    assertThat(proof.connects(earlier, altered(later))).isFalse();
                }
                if (!proof.path().isEmpty()) {
                    ConsistencyProof other = new ConsistencyProof(from, to, altered(proof.path()));
                    assertThat(other.connects(earlier, later)).isFalse();
                }
            }
        }
    }

    @Test
    void aPathOfTheWrongLengthLeadsNowhere() {
        InclusionProof proof = known.tree().inclusion(5, 20);
        List<byte[]> shorter = proof.path().subList(1, proof.path().size());
        assertThatThrownBy(() -> new InclusionProof(5, 20, shorter).rootFrom(known.leaf(5)))
                .hasMessageContaining("does not lead");
        List<byte[]> longer = new ArrayList<>(proof.path());
        longer.add(known.leaf(0));
        assertThatThrownBy(() -> new InclusionProof(5, 20, longer).rootFrom(known.leaf(5)))
                .hasMessageContaining("does not lead");
        assertThat(new ConsistencyProof(5, 20, longer)
                        .connects(known.tree().root(5), known.tree().root(20)))
                .isFalse();
    }

    /** A root whose preimage can be cut in two ways must not prove two trees. */
    @Test
    void whatIsNotAsLongAsAHashLeadsNowhere() {
        List<byte[]> path = known.tree().consistency(3, 4).path();
        byte[] left = joined(path.get(2), path.get(0));
        byte[] others = joined(known.leaf(40), known.leaf(41));
        byte[] later = TreeHash.node(left, TreeHash.node(known.leaf(40), known.leaf(41)));
        assertThat(new ConsistencyProof(3, 4, List.of(new byte[0], others, left))
                        .connects(known.tree().root(3), later))
                .isFalse();
        assertThatThrownBy(() -> new InclusionProof(2, 4, List.of(known.leaf(41), left)).rootFrom(known.leaf(40)))
                .hasMessageContaining("does not lead");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    @Test
    void theEdgeGoesOnFromItsBytesOrFromStoredNodes() {
        for (int size = 0; size < SIZE; size++) {
            Frontier stored = Frontier.of(size, known);
            Frontier read = Frontier.ofBytes(size, stored.toBytes());
            for (int next = size; next < SIZE; next++) {
                read.append(known.leaf(next));
            }
            assertThat(stored.root()).isEqualTo(known.tree().root(size));
            assertThat(read.root()).isEqualTo(known.edge().root());
        }
        assertThatThrownBy(() -> Frontier.ofBytes(3, new byte[32])).hasMessageContaining("not the edge");
    }

    private List<byte[]> altered(List<byte[]> path) {
        List<byte[]> other = new ArrayList<>(path);
        int at = random.nextInt(path.size());
        other.set(at, altered(path.get(at)));
        return other;
    }

    private byte[] altered(byte[] hash) {
        byte[] other = hash.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }
}
