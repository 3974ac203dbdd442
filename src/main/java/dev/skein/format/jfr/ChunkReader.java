package dev.skein.format.jfr;

import dev.skein.task.CancelledException;
import dev.skein.task.Work;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// One forward pass over a chunk: events into columns, checkpoints into pools.
///
/// Ids are left as they are and become slots, because the pools that explain them mostly come
/// later; so a cut chunk is as good as its last flush. Where sizes stop making sense, reading goes
/// on at the next checkpoint of the chain that leads back from the chunk's end.
final class ChunkReader {
    private static final int MAX_NUMBER_BYTES = 9;
    private static final int MAX_EVENT_BYTES = 1 << 30;
    private static final int CANCEL_CHECK_MASK = (1 << 14) - 1;
    private static final long METADATA_EVENT = 0;
    private static final long CHECKPOINT_EVENT = 1;
    private static final int NO_THREAD = -1;
    private static final int NO_STACK = -1;
    private static final double HOUR_NANOS = 3_600_000_000_000.0;

    private final ChunkRef chunk;
    private final MetadataCache cache;
    private final Work work;
    private final ChunkData data;
    private final ByteWindow window;
    private final long earliestTicks;
    private final long latestTicks;

    private final long[] slots = new long[Plan.SLOTS];
    private final long[] extras = new long[EventPlan.MAX_EXTRAS];
    private long lastThreadKey;
    private int lastThread = NO_THREAD;
    private long lastStackKey;
    private int lastStack = NO_STACK;
    private @Nullable CheckpointChain chain;

    /// Set by [#readNumber].
    private int numberEnd;

    private ChunkReader(ChunkRef chunk, MetadataCache cache, Work work) {
        this.chunk = chunk;
        this.cache = cache;
        this.work = work;
        this.data = new ChunkData(chunk);
        this.window = new ByteWindow(chunk.segment(), chunk.end());
        ChunkHeader header = chunk.header();
        double ticksPerNano = header.frequency() / 1e9;
        double grace = header.durationNanos() == 0 ? 24 * HOUR_NANOS : HOUR_NANOS;
        this.latestTicks =
                (long)
                        Math.min(
                                Long.MAX_VALUE,
                                header.startTicks()
                                        + (header.durationNanos() + grace) * ticksPerNano);
        this.earliestTicks = header.startTicks() >= 0 ? 0 : Long.MIN_VALUE;
    }

    /// @param fallback metadata to use because the chunk's own is damaged, null to use its own
    static ChunkData read(
            ChunkRef chunk, MetadataCache cache, @Nullable Metadata fallback, Work work) {
        ChunkReader reader = new ChunkReader(chunk, cache, work);
        reader.read(fallback);
        return reader.data;
    }

    private void read(@Nullable Metadata fallback) {
        Metadata metadata = fallback == null ? findMetadata() : fallback;
        if (metadata == null) {
            return;
        }
        if (fallback != null) {
            data.damaged = true;
            data.note(new Note(JfrCode.METADATA_BORROWED, chunk.start()));
        }
        data.metadata = metadata;
        data.counts = new long[metadata.eventCount()];
        readEvents(metadata, new PoolReader(metadata, data.pools));
        if (chunk.cut() && !data.damaged) {
            data.damaged = true;
            data.note(new Note(JfrCode.TRUNCATED_CHUNK, chunk.end()));
        }
        data.spans.sort(data.threadsTouched());
        data.points.sort(data.threadsTouched());
    }

    /// The chunk's metadata: where the header says, else the first metadata event on the way.
    private @Nullable Metadata findMetadata() {
        long declared = chunk.start() + chunk.header().metadata();
        if (chunk.header().metadata() >= ChunkHeader.SIZE) {
            Metadata metadata = metadataAt(declared);
            if (metadata != null) {
                return metadata;
            }
        }
        long offset = chunk.start() + ChunkHeader.SIZE;
        while (offset < chunk.end()) {
            int index = window.load(offset, 2 * MAX_NUMBER_BYTES);
            long size = readNumber(index);
            if (size <= 0 || size > chunk.end() - offset) {
                break;
            }
            if (readNumber(numberEnd) == METADATA_EVENT) {
                declared = offset;
                Metadata metadata = metadataAt(offset);
                if (metadata != null) {
                    return metadata;
                }
            }
            offset += size;
        }
        data.note(
                new Note(
                        JfrCode.DAMAGED_METADATA,
                        Math.min(Math.max(declared, chunk.start()), chunk.end())));
        return null;
    }

    private @Nullable Metadata metadataAt(long offset) {
        if (offset < chunk.start() || offset >= chunk.end()) {
            return null;
        }
        int index = window.load(offset, MAX_NUMBER_BYTES);
        long size = readNumber(index);
        if (size <= 0 || size > chunk.end() - offset || size > MAX_EVENT_BYTES) {
            return null;
        }
        MemorySegment event = chunk.segment().asSlice(offset, size);
        byte[] bytes = event.toArray(ValueLayout.JAVA_BYTE);
        Cursor in = new Cursor(bytes, 0, bytes.length);
        try {
            in.readVarint(); // size
            if (in.readVarint() != METADATA_EVENT) {
                return null;
            }
            in.readVarint(); // start
            in.readVarint(); // duration
            in.readVarint(); // id
            return cache.parse(bytes, in.position());
        } catch (MalformedException e) {
            return null;
        }
    }

    private void readEvents(Metadata metadata, PoolReader pools) {
        long offset = chunk.start() + ChunkHeader.SIZE;
        long end = chunk.end();
        for (int n = 0; offset < end; n++) {
            if ((n & CANCEL_CHECK_MASK) == 0 && work.isCancelled()) {
                throw new CancelledException();
            }
            int index = window.load(offset, 2 * MAX_NUMBER_BYTES);
            long size = readNumber(index);
            if (size <= numberEnd - index || size > end - offset || size > MAX_EVENT_BYTES) {
                readCutPool(pools, offset, size);
                offset = goOnBehind(offset);
                continue;
            }
            if (window.available(index) < size) {
                index = window.load(offset, (int) size);
                readNumber(index);
            }
            long typeId = readNumber(numberEnd);
            readEvent(metadata, pools, typeId, offset, index, index + (int) size);
            offset += size;
        }
    }

    private void readEvent(
            Metadata metadata, PoolReader pools, long typeId, long offset, int index, int end) {
        if (typeId == CHECKPOINT_EVENT) {
            readPools(pools, offset, index, end);
        } else if (typeId != METADATA_EVENT) {
            EventPlan plan = metadata.eventOf(typeId);
            if (plan == null || !readEvent(plan, numberEnd, end)) {
                data.damaged = true;
                data.note(new Note(JfrCode.DAMAGED_EVENT, offset));
            }
        }
    }

    private void readPools(PoolReader pools, long offset, int index, int end) {
        try {
            byte[] bytes = window.bytes();
            pools.read(new Cursor(bytes, numberEnd, end), bytes, end, offset - index);
        } catch (MalformedException e) {
            data.damaged = true;
            data.note(new Note(JfrCode.DAMAGED_POOL, offset));
        }
    }

    /// Keeps what a checkpoint says that the end of the file cuts in two.
    private void readCutPool(PoolReader pools, long offset, long size) {
        long left = chunk.end() - offset;
        if (!chunk.cut() || size <= left || size > MAX_EVENT_BYTES) {
            return;
        }
        int index = window.load(offset, (int) left);
        readNumber(index);
        if (readNumber(numberEnd) == CHECKPOINT_EVENT) {
            byte[] bytes = window.bytes();
            int end = index + (int) left;
            try {
                pools.read(new Cursor(bytes, numberEnd, end), bytes, end, offset - index);
            } catch (MalformedException e) {
                return; // as expected; the cut itself is noted by the caller
            }
        }
    }

    /// Where to go on when what lies at `offset` cannot be an event: the first checkpoint of the
    /// chain behind it, else the end.
    private long goOnBehind(long offset) {
        data.damaged = true;
        if (chain == null) {
            chain = CheckpointChain.of(chunk);
        }
        long next = chain.firstBehind(offset);
        if (next < chunk.end()) {
            data.note(
                    new Note(
                            JfrCode.DAMAGED_EVENTS,
                            offset,
                            "damaged bytes hide events; reading went on "
                                    + (next - offset)
                                    + " bytes later"));
        } else if (chunk.cut()) {
            data.note(new Note(JfrCode.TRUNCATED_CHUNK, offset));
        } else {
            data.note(
                    new Note(
                            JfrCode.DAMAGED_EVENTS,
                            offset,
                            "damaged bytes hide the last "
                                    + (chunk.end() - offset)
                                    + " bytes of a chunk"));
        }
        return next;
    }

    private boolean readEvent(EventPlan plan, int from, int end) {
        byte[] bytes = window.bytes();
        if (plan.plan().decode(bytes, from, end, slots) < 0) {
            return false;
        }
        long start = slots[EventPlan.START];
        long duration = plan.lasts() ? slots[EventPlan.DURATION] : 0;
        if (start < earliestTicks
                || start > latestTicks
                || duration < 0
                || duration > latestTicks - start) {
            return false;
        }
        data.counts[plan.index()]++;
        data.events++;
        data.firstTicks = Math.min(data.firstTicks, start);
        data.lastTicks = Math.max(data.lastTicks, start + duration);
        int thread = plan.onThread() ? thread(slots[EventPlan.THREAD]) : NO_THREAD;
        if (thread >= 0) {
            data.touch(thread, start, start + duration);
        }
        dispatch(plan, start, duration, thread, bytes, end);
        return true;
    }

    private void dispatch(
            EventPlan plan, long start, long duration, int thread, byte[] bytes, int end) {
        switch (plan.kind().role()) {
            case COUNTED -> {}
            case SPAN -> addSpan(plan, start, duration, thread, bytes, end);
            case POINT -> addPoint(plan, start, thread, bytes, end);
            case START -> {
                if (thread >= 0) {
                    readExtras(plan, bytes, end);
                    int parent = extras[0] == 0 ? NO_THREAD : data.pools.threads.slot(extras[0]);
                    data.addLife(thread, start, stack(plan), parent);
                }
            }
            case END -> {
                if (thread >= 0) {
                    data.addLife(thread, start, NO_STACK, ChunkData.END_OF_THREAD);
                }
            }
            case COUNTER -> addCounters(plan, start);
            case SPECIAL -> addSpecial(plan, start, duration, thread, bytes, end);
        }
    }

    private void addSpan(
            EventPlan plan, long start, long duration, int thread, byte[] bytes, int end) {
        if (thread < 0) {
            return;
        }
        EventColumns columns =
                duration == 0 && plan.kind() == EventKind.USER_SPAN ? data.points : data.spans;
        columns.add(start, duration, thread, stack(plan), detail(plan, bytes, end), plan.index());
    }

    private void addPoint(EventPlan plan, long start, int thread, byte[] bytes, int end) {
        if (thread < 0) {
            return;
        }
        int stack = stack(plan);
        if (plan.kind() != EventKind.WALL_SAMPLE) {
            data.points.add(start, 0, thread, stack, detail(plan, bytes, end), plan.index());
            return;
        }
        readExtras(plan, bytes, end);
        long spanTicks = Math.clamp(extras[1], 0, latestTicks - start);
        boolean several = extras[2] > 1;
        extras[1] = 0;
        extras[2] = 0;
        int detail = data.details.intern(plan.index(), extras);
        data.points.add(start, 0, thread, stack, detail, plan.index());
        if (several && spanTicks > 0) {
            data.spans.add(start, spanTicks, thread, stack, detail, plan.index());
            data.lastTicks = Math.max(data.lastTicks, start + spanTicks);
        }
    }

    private void addSpecial(
            EventPlan plan, long start, long duration, int thread, byte[] bytes, int end) {
        readExtras(plan, bytes, end);
        data.specials.add(new Special(plan, start, duration, extras));
        if (thread >= 0 && plan.kind().state() != null) {
            extras[2] = 0;
            extras[3] = 0;
            int detail = data.details.intern(plan.index(), extras);
            data.spans.add(start, duration, thread, stack(plan), detail, plan.index());
        }
    }

    private void addCounters(EventPlan plan, long start) {
        for (int i = 0; i < plan.extraCount(); i++) {
            FieldInfo field = plan.extras().get(i);
            long bits = slots[EventPlan.EXTRA + i];
            if (!field.name().isEmpty()) {
                double value =
                        field.isFloat()
                                ? Float.intBitsToFloat((int) bits)
                                : field.isDouble() ? Double.longBitsToDouble(bits) : bits;
                data.addCounter(plan.index(), i, start, value);
            }
        }
    }

    private int detail(EventPlan plan, byte[] bytes, int end) {
        if (plan.extraCount() == 0) {
            return DetailIndex.NONE;
        }
        readExtras(plan, bytes, end);
        return data.details.intern(plan.index(), extras);
    }

    /// Fills `extras`: numbers and keys as they are, strings as slots of the text index, 0 where
    /// there is none.
    private void readExtras(EventPlan plan, byte[] bytes, int end) {
        int count = plan.extraCount();
        for (int i = 0; i < extras.length; i++) {
            if (i >= count || !plan.isPresent(i)) {
                extras[i] = 0;
            } else if (plan.isText(i)) {
                int from = (int) slots[EventPlan.EXTRA + i];
                extras[i] = data.texts.intern(bytes, from, Plan.skipString(bytes, from, end));
            } else {
                extras[i] = slots[EventPlan.EXTRA + i];
            }
        }
    }

    private int thread(long key) {
        if (key == 0) {
            return NO_THREAD;
        }
        if (key != lastThreadKey) {
            lastThreadKey = key;
            lastThread = data.pools.threads.slot(key);
        }
        return lastThread;
    }

    private int stack(EventPlan plan) {
        long key = plan.hasStack() ? slots[EventPlan.STACK] : 0;
        if (key == 0) {
            return NO_STACK;
        }
        if (key != lastStackKey) {
            lastStackKey = key;
            lastStack = data.pools.stacks.slot(key);
        }
        return lastStack;
    }

    /// Reads a number at `index` of the window; 0 when it runs past the loaded bytes.
    private long readNumber(int index) {
        byte[] bytes = window.bytes();
        long word = Varint.word(bytes, index);
        numberEnd = index + Varint.length(word);
        return window.available(numberEnd) < 0 ? 0 : Varint.value(word, bytes, index);
    }
}
