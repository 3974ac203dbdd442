package dev.skein.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntSlabsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void holdsEveryIntWhateverThePlanes(long seed) {
        Random random = new Random(seed);
        IntSlabs slabs = new IntSlabs();
        Map<Integer, Integer> expected = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            int offset =
                    random.nextInt(3) << LaneColumns.SLAB_BITS
                            | random.nextInt(LaneColumns.SLAB_ROWS);
            int value =
                    switch (random.nextInt(i < 2_000 ? 2 : 5)) {
                        case 0 -> LaneColumns.NONE;
                        case 1 -> random.nextInt(65_535);
                        case 2 -> 65_533 + random.nextInt(4);
                        case 3 -> (1 << 24) - 3 + random.nextInt(4);
                        default -> random.nextInt(Integer.MAX_VALUE);
                    };
            slabs.set(offset, value);
            expected.put(offset, value);
        }
        expected.forEach((offset, value) -> assertEquals(value, slabs.get(offset)));
    }

    @Test
    void aSnapshotNeverSeesHalfOfAWideValue() {
        IntSlabs slabs = new IntSlabs();
        slabs.set(5, 1);
        IntSlabs snapshot = slabs.freeze();
        slabs.set(6, 70_000);
        slabs.set(5, 80_000_000);
        assertEquals(1, snapshot.get(5));
        assertEquals(LaneColumns.NONE, snapshot.get(6));
        assertEquals(80_000_000, slabs.get(5));
    }

    @Test
    void aColumnWithoutValuesIsNotMade() {
        IntSlabs slabs = new IntSlabs();
        slabs.set(123, LaneColumns.NONE);
        assertFalse(slabs.isUsed());
        assertEquals(LaneColumns.NONE, slabs.get(123));
    }
}
