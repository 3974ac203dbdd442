package dev.skein.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalBaselineTest {
    private static final long WIDTH_NANOS = 100_000_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equalsTheTrimmedMeanOfEveryBucketAround(long seed) {
        Random random = new Random(seed);
        long duration = (1 + random.nextInt(8)) * 1_000_000_000L;
        long[] times = random.longs(random.nextInt(400), 0, duration).sorted().toArray();
        BucketCounts counts = BucketCounts.of(times, times.length, WIDTH_NANOS);
        LocalBaseline baseline = new LocalBaseline(counts, duration);
        int total = (int) (duration / WIDTH_NANOS) + 1;

        for (int bucket = 0; bucket < total; bucket++) {
            baseline.moveTo(bucket);
            assertEquals(meanAround(times, bucket, total), baseline.mean(), 1e-9, "at " + bucket);
        }
    }

    private static double meanAround(long[] times, int bucket, int total) {
        int width = Math.min(total, 21);
        int from = Math.clamp(bucket - 10, 0, total - width);
        long[] counts = new long[width];
        for (long time : times) {
            int at = (int) (time / WIDTH_NANOS) - from;
            if (at >= 0 && at < width) {
                counts[at]++;
            }
        }
        Arrays.sort(counts);
        int low = (int) (width * 0.05);
        int high = width - (int) (width * 0.10);
        return Arrays.stream(counts, low, high).average().orElse(0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void coarserBucketsEqualCountingAnew(long seed) {
        long[] times = new Random(seed).longs(2_000, 0, 50_000_000).sorted().toArray();
        BucketCounts fine = BucketCounts.of(times, times.length, 100_000).coarser(10);
        BucketCounts coarse = BucketCounts.of(times, times.length, 1_000_000);
        assertEquals(coarse.size(), fine.size());
        for (int i = 0; i < coarse.size(); i++) {
            assertEquals(coarse.bucket(i), fine.bucket(i));
            assertEquals(coarse.count(i), fine.count(i));
        }
    }
}
