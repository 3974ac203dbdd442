package dev.skein.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneColumnsTest {
    private static final int NONE = LaneColumns.NONE;

    private record Row(long key, int stack, int cause, int detail) {}

    private record Snapshot(LaneColumns columns, List<List<Row>> rows) {}

    private final LaneColumnsBuilder builder = new LaneColumnsBuilder();
    private final List<List<Row>> lanes = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();

    /// Everything a builder can do, in any order, on lanes that grow through all sizes of block.
    /// Every snapshot is compared once more at the end.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everySnapshotKeepsItsRowsWhateverComesLater(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int lane = 0; lane < 5; lane++) {
            lanes.add(new ArrayList<>());
        }
        for (int step = 0; step < 1_500; step++) {
            int lane = random.nextInt(step % 4 == 0 ? lanes.size() : 5);
            switch (random.nextInt(20)) {
                case 0 -> truncate(lane, random);
                case 1 -> replaceFirst(lane);
                case 2, 3 -> setCause(lane, random);
                case 4 -> publish(random);
                case 5 -> builder.settle(lane);
                case 6 -> appendAll(random);
                default -> append(lane, random);
            }
        }
        builder.trim();
        publish(random);
        snapshots.forEach(snapshot -> check(snapshot, random));
    }

    private void append(int lane, SplittableRandom random) {
        List<Row> rows = lanes.get(lane);
        int count = 1 << random.nextInt(8);
        int kind = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            long last = rows.isEmpty() ? 1L << 40 : rows.getLast().key >>> 16;
            long step = random.nextLong(1L << random.nextInt(kind == 3 ? 34 : 12));
            long ticks = Math.min(TimeBase.MAX_TICKS, last + step);
            Row row =
                    new Row(
                            ticks << 16 | random.nextInt(kind == 0 ? 2 : 1 << 16),
                            value(kind, random),
                            value(random.nextInt(2), random),
                            value(3 - kind, random));
            builder.append(lane, row.key, row.stack, row.cause, row.detail);
            rows.add(row);
        }
    }

    /// A lane that gets all its rows at once, unless they are too many.
    private void appendAll(SplittableRandom random) {
        int count = random.nextInt(40);
        long[] keys = new long[count + 1];
        int[] stacks = new int[count + 1];
        int[] causes = new int[count + 1];
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            keys[i] = (1L << 40) + i * random.nextLong(1000) << 16 | random.nextInt(1 << 16);
            keys[i] = Math.max(keys[i], keys[i - 1]);
            stacks[i] = value(random.nextInt(4), random);
            causes[i] = value(random.nextInt(2), random);
            rows.add(new Row(keys[i], stacks[i], causes[i], NONE));
        }
        boolean fits = count > 0 && count <= LaneColumns.rowsOf(0);
        assertEquals(fits, builder.appendAll(lanes.size(), keys, stacks, causes, 1, count + 1));
        lanes.add(fits ? rows : new ArrayList<>());
    }

    /// None at all, a few values, many small ones, or any.
    private static int value(int kind, SplittableRandom random) {
        return switch (kind) {
            case 0 -> NONE;
            case 1 -> random.nextInt(3) == 0 ? 1_000_000 * random.nextInt(5) : NONE;
            case 2 -> random.nextInt(NONE, 100_000);
            default -> random.nextInt(NONE, Integer.MAX_VALUE);
        };
    }

    private void truncate(int lane, SplittableRandom random) {
        List<Row> rows = lanes.get(lane);
        int size = Math.max(0, rows.size() - random.nextInt(1 << random.nextInt(1, 10)));
        builder.truncate(lane, size);
        rows.subList(size, rows.size()).clear();
    }

    private void replaceFirst(int lane) {
        List<Row> rows = lanes.get(lane);
        if (!rows.isEmpty()) {
            Row first = rows.getFirst();
            long key = first.key - (1 << 16);
            builder.replaceFirst(lane, key);
            rows.set(0, new Row(key, first.stack, first.cause, first.detail));
        }
    }

    private void setCause(int lane, SplittableRandom random) {
        List<Row> rows = lanes.get(lane);
        int published =
                snapshots.stream()
                        .filter(s -> lane < s.rows.size())
                        .mapToInt(s -> s.rows.get(lane).size())
                        .max()
                        .orElse(0);
        if (rows.size() <= published) {
            return; // a cause may show in snapshots that know the row
        }
        int row = random.nextInt(published, rows.size());
        Row old = rows.get(row);
        builder.setCause(lane, row, row);
        rows.set(row, new Row(old.key, old.stack, row, old.detail));
    }

    private void publish(SplittableRandom random) {
        List<List<Row>> copy = new ArrayList<>();
        lanes.forEach(rows -> copy.add(List.copyOf(rows)));
        Snapshot snapshot = new Snapshot(builder.freeze(), copy);
        snapshots.add(snapshot);
        check(snapshot, random);
    }

    private static void check(Snapshot snapshot, SplittableRandom random) {
        LaneColumns columns = snapshot.columns;
        RowCursor cursor = new RowCursor(columns);
        long total = 0;
        for (int lane = 0; lane < columns.laneCount(); lane++) {
            List<Row> rows = snapshot.rows.get(lane);
            assertEquals(rows.size(), columns.size(lane));
            total += rows.size();
            cursor.open(lane);
            for (int row = 0; row < rows.size(); row++) {
                Row want = rows.get(row);
                assertEquals(want.key, columns.key(lane, row));
                assertEquals(want.key >>> 16, columns.ticks(lane, row));
                assertEquals(want.key & 0xffff, columns.state(lane, row));
                assertEquals(want.stack, columns.stack(lane, row));
                assertEquals(want.cause, columns.cause(lane, row));
                assertEquals(want.detail, columns.detail(lane, row));
                assertEquals(want.key, cursor.key(row));
            }
            for (int i = 0; i < 20 && !rows.isEmpty(); i++) {
                int row = random.nextInt(rows.size());
                assertEquals(rows.get(row).key, cursor.key(row));
                assertEquals(rows.get(row).key, cursor.keys()[cursor.enter(row)]);
                long ticks = (rows.get(row).key >>> 16) + random.nextInt(-1, 2);
                assertEquals(rowAt(rows, ticks), columns.rowAt(lane, ticks));
            }
        }
        assertEquals(total, columns.total());
    }

    private static int rowAt(List<Row> rows, long ticks) {
        List<Long> starts = rows.stream().map(row -> row.key >>> 16).toList();
        int row = Collections.binarySearch(starts, ticks);
        row = row < 0 ? -row - 2 : row;
        while (row + 1 < rows.size() && starts.get(row + 1) <= ticks) {
            row++;
        }
        return row;
    }

    @Test
    void theRowsOfABusyThreadTakeFewerThanSixBytesEach() {
        for (int i = 0; i < 100_000; i++) {
            boolean gap = i % 2 == 1;
            builder.append(0, i * 150_000L << 16 | (gap ? 1 : 3), gap ? NONE : 70_000, NONE, NONE);
        }
        builder.trim();
        LaneColumns columns = builder.freeze();
        int last = columns.place(0, 99_999);
        long bytes = LaneColumns.slabOf(last) * 1_048_576L + LaneColumns.byteOf(last);
        assertTrue(bytes < 600_000, bytes + " bytes");
        assertFalse(columns.hasCauses());
    }

    @Test
    void aCauseFoundLaterIsKeptInAPackedRowToo() {
        for (int i = 0; i < 100; i++) {
            builder.append(0, (long) i << 16, NONE, NONE, NONE);
        }
        builder.setCause(0, 3, 17);
        builder.setCause(0, 99, 18);
        LaneColumns columns = builder.freeze();
        assertEquals(17, columns.cause(0, 3));
        assertEquals(NONE, columns.cause(0, 4));
        assertEquals(18, columns.cause(0, 99));
        assertTrue(columns.hasCauses());
    }
}
