package dev.skein.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.model.LaneState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.task.Work;
import dev.skein.testkit.LaneText;
import dev.skein.testkit.SeededTraces;
import dev.skein.testkit.SeededTraces.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OccupancyTest {
    @Test
    void bucketsHoldTheLanesOfTheDrawing() {
        Trace trace = LaneText.trace("a: RRLL\nb: RRRR", 1 << 10);
        Occupancy occupancy = Occupancy.of(trace, 2, new Work());
        assertEquals(2, occupancy.buckets());
        assertEquals(2.0, occupancy.lanes(LaneState.RUNNING, 0));
        assertEquals(1.0, occupancy.lanes(LaneState.LOCK, 1));
        assertEquals(2, occupancy.mostAlive());
    }

    @ParameterizedTest
    @EnumSource(Spread.class)
    void bucketsAddUpToTheSelection(Spread spread) {
        Trace trace = SeededTraces.of(9, spread, 50_000_000, 3000, 200, 1, 40);
        for (TimeRange range :
                new TimeRange[] {trace.range(), new TimeRange(1_234_567, 23_456_789)}) {
            Occupancy occupancy = Occupancy.of(trace, range, 1 << 17, new Work());
            TimeRange covered =
                    new TimeRange(
                            occupancy.startNanos(0), occupancy.startNanos(occupancy.buckets()));
            SelectionSums sums = SelectionSums.of(trace, covered, LaneSet.all(trace), new Work());
            for (LaneState state : LaneState.values()) {
                long sum = 0;
                for (int bucket = 0; bucket < occupancy.buckets(); bucket++) {
                    sum += occupancy.nanos(state, bucket);
                }
                assertEquals(sums.nanos(state), sum, state.key());
            }
        }
    }

    @Test
    void aliveLanesAreCountedAtEveryBirthAndDeath() {
        Trace trace = SeededTraces.of(4, Spread.EVEN, 1_000_000, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        Occupancy occupancy = Occupancy.of(trace, 64, new Work());
        for (int bucket = 0; bucket < occupancy.buckets(); bucket++) {
            int least = Integer.MAX_VALUE;
            int most = 0;
            for (long at = occupancy.startNanos(bucket);
                    at < occupancy.startNanos(bucket + 1);
                    at++) {
                int alive = 0;
                for (int lane = 0; lane < trace.lanes().size(); lane++) {
                    long end = trace.lanes().endNanos(lane);
                    boolean ended = end != dev.skein.model.LaneTable.UNKNOWN && end <= at;
                    alive += trace.lanes().startNanos(lane) <= at && !ended ? 1 : 0;
                }
                least = Math.min(least, alive);
                most = Math.max(most, alive);
            }
            assertEquals(least, occupancy.aliveMin(bucket), "bucket " + bucket);
            assertEquals(most, occupancy.aliveMax(bucket), "bucket " + bucket);
        }
    }
}
