package dev.skein.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTableTest {
    private static final TimeBase BASE = new TimeBase(0, 0, 0);
    private static final StringTable STRINGS = new StringTable.Builder().freeze();

    /// What a lane should say, in plain fields.
    private static final class Expected {
        LaneKind kind = LaneKind.GOROUTINE;
        long id;
        int name;
        int site;
        boolean system;
        int parent = IntervalStore.NONE;
        int stack = IntervalStore.NONE;
        int process;
        long start = LaneTable.UNKNOWN;
        long end = LaneTable.UNKNOWN;

        Expected copy() {
            Expected copy = new Expected();
            copy.kind = kind;
            copy.id = id;
            copy.name = name;
            copy.site = site;
            copy.system = system;
            copy.parent = parent;
            copy.stack = stack;
            copy.process = process;
            copy.start = start;
            copy.end = end;
            return copy;
        }
    }

    private record Snapshot(LaneTable table, List<Expected> expected) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void everySnapshotKeepsWhatWasKnownWhenItWasMade(long seed) {
        Random random = new Random(seed);
        LaneTable.Builder lanes = new LaneTable.Builder();
        List<Expected> expected = new ArrayList<>();
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            if (expected.isEmpty() || random.nextInt(4) == 0) {
                expected.add(added(random, lanes));
            } else {
                int lane = random.nextInt(expected.size());
                change(random, lanes, lane, expected.get(lane));
            }
            if (i % 5_000 == 4_999) {
                List<Expected> copies = expected.stream().map(Expected::copy).toList();
                snapshots.add(new Snapshot(lanes.freeze(STRINGS, BASE), copies));
            }
        }
        snapshots.forEach(LaneTableTest::check);
    }

    private static Expected added(Random random, LaneTable.Builder lanes) {
        Expected lane = new Expected();
        lane.kind = LaneKind.values()[random.nextInt(LaneKind.values().length)];
        lane.id = number(random);
        lane.name = random.nextInt(3);
        lanes.add(lane.kind, lane.id, lane.name);
        return lane;
    }

    private static void change(Random random, LaneTable.Builder lanes, int lane, Expected to) {
        int small = random.nextInt(random.nextBoolean() ? 5 : 200_000);
        switch (random.nextInt(9)) {
            case 0 -> lanes.name(lane, to.name = small);
            case 1 -> lanes.site(lane, to.site = small);
            case 2 -> {
                lanes.nameAndSite(lane, small);
                to.name = small;
                to.site = small;
            }
            case 3 -> lanes.system(lane, to.system = random.nextBoolean());
            case 4 -> lanes.parent(lane, to.parent = small - 1);
            case 5 -> lanes.creationStack(lane, to.stack = small - 1);
            case 6 -> lanes.process(lane, to.process = random.nextInt(3));
            case 7 -> lanes.startRaw(lane, to.start = number(random));
            default -> lanes.endRaw(lane, to.end = number(random));
        }
    }

    private static long number(Random random) {
        return switch (random.nextInt(50)) {
            case 0 -> random.nextLong();
            case 1 -> LaneTable.UNKNOWN;
            case 2 -> -1;
            default -> 7_000_000_000_000L + random.nextInt(1_000_000_000);
        };
    }

    private static void check(Snapshot snapshot) {
        LaneTable table = snapshot.table;
        assertEquals(snapshot.expected.size(), table.size());
        for (int lane = 0; lane < table.size(); lane++) {
            Expected expected = snapshot.expected.get(lane);
            assertEquals(expected.kind, table.kind(lane));
            assertEquals(expected.id, table.id(lane));
            assertEquals(expected.site, table.siteId(lane));
            assertEquals(expected.system, table.system(lane));
            assertEquals(expected.parent, table.parent(lane));
            assertEquals(expected.stack, table.creationStack(lane));
            assertEquals(expected.process, table.process(lane));
            assertEquals(expected.start, table.startNanos(lane));
            assertEquals(expected.end, table.endNanos(lane));
        }
    }

    @Test
    void aLanesNameIsReadFromTheSnapshotsStrings() {
        StringTable.Builder strings = new StringTable.Builder();
        LaneTable.Builder lanes = new LaneTable.Builder();
        int lane = lanes.add(LaneKind.GOROUTINE, 7, strings.intern("main.main"));
        LaneTable before = lanes.freeze(strings.freeze(), BASE);
        lanes.nameAndSite(lane, strings.intern("main.worker"));
        LaneTable after = lanes.freeze(strings.freeze(), BASE);
        assertEquals("main.main", before.name(lane));
        assertEquals("", before.site(lane));
        assertEquals("main.worker", after.name(lane));
        assertEquals("main.worker", after.site(lane));
    }
}
