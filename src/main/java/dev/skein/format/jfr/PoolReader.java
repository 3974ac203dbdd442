package dev.skein.format.jfr;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Reads checkpoint events into [Pools].
final class PoolReader {
    private final Metadata metadata;
    private final Pools pools;
    private final Plan framePlan;
    private final long[] slots = new long[Plan.SLOTS];
    private final long[] frameSlots = new long[Plan.SLOTS];

    PoolReader(Metadata metadata, Pools pools) {
        this.metadata = metadata;
        this.pools = pools;
        Plan plan = metadata.valuePlan(metadata.idOf(PoolKind.FRAME.typeName()));
        TypeInfo none = new TypeInfo(0, "", "", "", false, List.of());
        this.framePlan = plan == null ? Plan.compile(none, metadata, Map.of()) : plan;
    }

    /// Reads all pools of a checkpoint. What was read before a failure is kept.
    ///
    /// @param in stands behind the event's size and type
    /// @param offsetOfArray byte offset in the input of `bytes[0]`
    void read(Cursor in, byte[] bytes, int end, long offsetOfArray) throws MalformedException {
        in.readVarint(); // start
        in.readVarint(); // duration
        in.readVarint(); // delta
        in.readByte(); // type mask
        int count = in.readCount(2);
        for (int i = 0; i < count; i++) {
            long typeId = in.readVarint();
            int entries = in.readCount(1);
            TypeInfo type = metadata.type(typeId);
            Plan plan = metadata.valuePlan(typeId);
            if (type == null || plan == null) {
                throw new MalformedException("a pool of the unknown type " + typeId);
            }
            PoolKind kind = PoolKind.of(type);
            for (int entry = 0; entry < entries; entry++) {
                readEntry(kind, plan, typeId, in, bytes, end, offsetOfArray);
            }
        }
    }

    private void readEntry(
            PoolKind kind,
            Plan plan,
            long typeId,
            Cursor in,
            byte[] bytes,
            int end,
            long offsetOfArray)
            throws MalformedException {
        long key = in.readVarint();
        int from = in.position();
        if (kind == PoolKind.STRING) {
            int next = Plan.skipString(bytes, from, end);
            check(next);
            pools.strings.put(key, offsetOfArray + from);
            in.position(next);
            return;
        }
        Arrays.fill(slots, 0, 6, 0);
        int next = plan.decodeWhole(bytes, from, end, slots);
        check(next);
        in.position(next);
        switch (kind) {
            case THREAD ->
                    pools.thread(
                            key,
                            slots[1],
                            slots[3],
                            slots[4],
                            offsetOfArray + slots[0],
                            offsetOfArray + slots[2],
                            slots[5] != 0);
            case GROUP -> pools.groupNames.put(key, offsetOfArray + slots[0]);
            case STACK -> readStack(key, bytes, end);
            case METHOD -> pools.method(key, slots[0], slots[1], slots[2] != 0);
            case CLASS -> pools.type(key, slots[0], slots[1] != 0);
            case SYMBOL -> pools.symbols.put(key, offsetOfArray + slots[0]);
            case LABEL -> readLabel(typeId, key, new Cursor(bytes, from, end));
            case STRING, FRAME, OTHER -> {}
        }
    }

    private void readStack(long key, byte[] bytes, int end) throws MalformedException {
        Cursor in = new Cursor(bytes, (int) slots[1], end);
        boolean truncated = slots[0] != 0;
        int count = in.readCount(1);
        pools.stack(key, count, truncated);
        int position = in.position();
        for (int i = 0; i < count; i++) {
            position = framePlan.decodeWhole(bytes, position, end, frameSlots);
            check(position);
            pools.frame(frameSlots[0], (int) frameSlots[1], frameSlots[2]);
        }
    }

    private void readLabel(long typeId, long key, Cursor in) throws MalformedException {
        String text = in.readString();
        pools.label(typeId, key, text == null ? "" : text);
    }

    private static void check(int position) throws MalformedException {
        if (position < 0) {
            throw new MalformedException("a pool entry runs past its checkpoint");
        }
    }
}
