package dev.skein.format.jfr;

import dev.skein.model.IntervalStore;
import dev.skein.model.LaneKind;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;
import java.util.BitSet;

/// The lanes of a trace by the identity of their thread: virtual machine and Java thread id, or
/// operating-system id for threads that have no Java id. Neither name nor pool key identifies a
/// thread: names repeat and change, keys belong to a chunk.
final class Lanes {
    private static final int NOT_MAPPED = -2;
    private static final long JAVA_THREAD = 0;
    private static final long OS_THREAD = 1;
    private static final long UNRESOLVED = 2;

    private final TraceBuilder builder;
    private final LongIndex byIdentity = new LongIndex();
    private int[] laneByIdentity = new int[64];

    /// Lanes whose life the recording does not tell: from their first to their last event.
    private final BitSet estimated = new BitSet();

    private long[] lastRaw = new long[64];

    Lanes(TraceBuilder builder) {
        this.builder = builder;
        Arrays.fill(laneByIdentity, IntervalStore.NONE);
    }

    boolean isEstimated(int lane) {
        return estimated.get(lane);
    }

    void estimated(int lane, boolean value) {
        estimated.set(lane, value);
    }

    /// Raw end of the last event of a lane.
    long lastRaw(int lane) {
        return lastRaw[lane];
    }

    void seenUntil(int lane, long rawNanos) {
        if (lane >= lastRaw.length) {
            lastRaw = Arrays.copyOf(lastRaw, Math.max(lane + 1, lastRaw.length * 2));
        }
        lastRaw[lane] = Math.max(lastRaw[lane], rawNanos);
    }

    /// The lane of a thread, [IntervalStore#NONE] when it has none.
    int find(long identity) {
        int known = byIdentity.find(identity);
        return known < 0 ? IntervalStore.NONE : laneByIdentity[known];
    }

    private static long identity(int jvm, long space, long id) {
        return (long) jvm << 54 ^ space << 52 ^ id;
    }

    /// The threads of one chunk as lanes.
    final class OfChunk {
        private final ChunkData data;
        private final ChunkTexts texts;
        private final int jvm;
        private final int[] laneBySlot;
        private long unresolved;

        OfChunk(ChunkData data, ChunkTexts texts, int jvm) {
            this.data = data;
            this.texts = texts;
            this.jvm = jvm;
            this.laneBySlot = new int[data.pools.threads.size()];
            Arrays.fill(laneBySlot, NOT_MAPPED);
        }

        /// Makes lanes of all threads that have events.
        void addAll() {
            for (int slot = 0; slot < data.threadsTouched(); slot++) {
                laneBySlot[slot] = data.isTouched(slot) ? lane(slot) : NOT_MAPPED;
            }
        }

        /// Threads with events that no pool of the chunk explains and that got no lane.
        long unresolved() {
            return unresolved;
        }

        /// Lane of a thread, also of one that is only mentioned; [IntervalStore#NONE] when it has
        /// no lane (yet).
        int find(int slot) {
            if (slot < 0) {
                return IntervalStore.NONE;
            }
            if (laneBySlot[slot] != NOT_MAPPED) {
                return laneBySlot[slot];
            }
            if (!data.pools.isThreadDefined(slot)) {
                return IntervalStore.NONE;
            }
            return Lanes.this.find(identityOf(slot));
        }

        int findByKey(long threadKey) {
            return threadKey == 0 ? IntervalStore.NONE : find(data.pools.threads.find(threadKey));
        }

        private int lane(int slot) {
            boolean defined = data.pools.isThreadDefined(slot);
            if (!defined && !data.damaged) {
                unresolved++;
                return IntervalStore.NONE;
            }
            long identity =
                    defined
                            ? identityOf(slot)
                            : identity(jvm, UNRESOLVED, data.pools.threads.key(slot));
            int index = byIdentity.slot(identity);
            if (index >= laneByIdentity.length) {
                int old = laneByIdentity.length;
                laneByIdentity = Arrays.copyOf(laneByIdentity, old * 2);
                Arrays.fill(laneByIdentity, old, old * 2, IntervalStore.NONE);
            }
            if (laneByIdentity[index] == IntervalStore.NONE) {
                laneByIdentity[index] = add(slot, defined);
            }
            int lane = laneByIdentity[index];
            if (defined) {
                builder.lanes().name(lane, builder.strings().intern(nameOf(slot)));
            }
            return lane;
        }

        /// What the thread in a defined slot is known by across chunks.
        long identityOf(int slot) {
            long javaId = data.pools.javaThreadId(slot);
            return javaId > 0
                    ? identity(jvm, JAVA_THREAD, javaId)
                    : identity(jvm, OS_THREAD, data.pools.osThreadId(slot));
        }

        private int add(int slot, boolean defined) {
            Pools pools = data.pools;
            boolean java = defined && pools.javaThreadId(slot) > 0;
            LaneKind kind =
                    !java
                            ? LaneKind.OS_THREAD
                            : pools.isVirtual(slot)
                                    ? LaneKind.VIRTUAL_THREAD
                                    : LaneKind.PLATFORM_THREAD;
            long id =
                    !defined
                            ? pools.threads.key(slot)
                            : java ? pools.javaThreadId(slot) : pools.osThreadId(slot);
            String name = defined ? nameOf(slot) : "thread " + id + " (never named)";
            int lane = builder.lanes().add(kind, id, builder.strings().intern(name));
            builder.lanes().process(lane, jvm);
            builder.lanes().system(lane, defined && (!java || isSystem(slot, name)));
            return lane;
        }

        private String nameOf(int slot) {
            Pools pools = data.pools;
            String javaName = texts.at(pools.javaNameOffset(slot));
            if (!javaName.isEmpty()) {
                return javaName;
            }
            if (pools.isVirtual(slot)) {
                return "virtual-" + pools.javaThreadId(slot);
            }
            return texts.at(pools.osNameOffset(slot));
        }

        private boolean isSystem(int slot, String name) {
            String group = texts.at(data.pools.groupNames.offset(data.pools.threadGroup(slot)));
            return group.equals("system")
                    || group.equals("InnocuousThreadGroup")
                    || name.startsWith("JFR ");
        }
    }
}
