package dev.skein.format.gotrace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongIntMapTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsWhatAHashMapHolds(long seed) {
        Random random = new Random(seed);
        LongIntMap map = new LongIntMap();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(400) * (random.nextBoolean() ? 1L : 1L << 40) - 100;
            if (random.nextInt(3) == 0) {
                map.remove(key);
                expected.remove(key);
            } else {
                map.put(key, i);
                expected.put(key, i);
            }
        }
        assertEquals(expected.size(), map.size());
        expected.forEach((key, value) -> assertEquals(value, map.get(key)));
        Map<Long, Integer> visited = new HashMap<>();
        map.forEach(visited::put);
        assertEquals(expected, visited);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void tableFindsSmallAndOutlandishIds(long seed) {
        Random random = new Random(seed);
        IdTable table = new IdTable();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 9_000; i++) {
            long id = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(40_000);
            table.put(id, i);
            expected.put(id, i);
        }
        expected.forEach((id, value) -> assertEquals(value, table.get(id)));
        assertEquals(IdTable.NONE, table.get(50_000_000));
    }
}
