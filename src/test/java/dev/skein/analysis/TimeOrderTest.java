package dev.skein.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOrderTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ordersAsAStableComparisonSortDoes(long seed) {
        Random random = new Random(seed);
        int bits = 4 + random.nextInt(55);
        long[] times = random.longs(5_000, 0, 1L << bits).toArray();
        int[] expected =
                IntStream.range(0, times.length)
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer i) -> times[i]))
                        .mapToInt(i -> i)
                        .toArray();
        long[] sorted = times.clone();
        java.util.Arrays.sort(sorted);

        long[] given = times.clone();
        assertArrayEquals(expected, TimeOrder.sort(given));
        assertArrayEquals(sorted, given);
    }
}
