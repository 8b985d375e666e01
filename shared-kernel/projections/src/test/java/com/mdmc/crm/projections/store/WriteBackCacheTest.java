package com.mdmc.crm.projections.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteBackCacheTest {

    private static final int ROOM = 50;

    private final Map<Integer, Integer> shelf = new HashMap<>();
    private final Map<Integer, Integer> expected = new HashMap<>();
    private final WriteBackCache<Integer, Integer> bench = new WriteBackCache<>(new InMemory(), ROOM);
    private int written;

    @Test
    void whateverIsPutAwayMeanwhileNothingIsLost() {
        long seed = Long.getLong("crm.seed", 1);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Integer> keys = IntStream.generate(() -> (int) Math.abs(random.nextGaussian() * 100))
                    .limit(20)
                    .boxed()
                    .toList();
            bench.fetch(keys);
            keys.forEach(key -> bench.put(key, bench.get(key) == null ? 1 : bench.get(key) + 1));
            keys.forEach(key -> expected.merge(key, 1, Integer::sum));
            bench.tidy();
        }
        bench.putAllAway();
        assertThat(shelf).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void whatIsUsedAllTheTimeIsWrittenOnce() {
        for (int key = 0; key < 1_000; key++) {
            bench.fetch(List.of(-1, key));
            bench.put(-1, bench.get(-1) == null ? 1 : bench.get(-1) + 1);
            bench.put(key, key);
            bench.tidy();
        }
        bench.putAllAway();
        assertThat(shelf).containsEntry(-1, 1_000);
        assertThat(written).isEqualTo(1_001);
    }

    private final class InMemory implements WriteBackCache.Shelf<Integer, Integer> {
        @Override
        public Map<Integer, Integer> load(Collection<Integer> keys) {
            assertThat(shelf).containsKeys(keys.toArray(Integer[]::new));
            Map<Integer, Integer> found = new HashMap<>(shelf);
            found.keySet().retainAll(keys);
            return found;
        }

        @Override
        public void insert(Map<Integer, Integer> pieces) {
            assertThat(shelf).doesNotContainKeys(pieces.keySet().toArray(Integer[]::new));
            shelf.putAll(pieces);
            written += pieces.size();
        }

        @Override
        public void replace(Map<Integer, Integer> pieces) {
            assertThat(shelf).containsKeys(pieces.keySet().toArray(Integer[]::new));
            shelf.putAll(pieces);
            written += pieces.size();
        }
    }
}
