package dev.skein.format.jfr;

import dev.skein.model.Detail;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneState;
import dev.skein.model.TraceBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what a chunk's events say beyond time and stack into details and sub-states of the trace.
final class DetailMapper {
    /// Beyond that many distinct details a trace keeps only the type of a lock and drops the rest.
    private static final int MAX_DETAILS = 250_000;

    private static final int MAX_TEXT = 200;

    private final TraceBuilder builder;
    private int details;
    private boolean full;

    DetailMapper(TraceBuilder builder) {
        this.builder = builder;
    }

    /// Whether details were left out because there are too many.
    boolean isFull() {
        return full;
    }

    private int intern(Detail detail) {
        int id = builder.details().intern(detail);
        details = Math.max(details, id + 1);
        return id;
    }

    /// The details of one chunk, mapped when they are first asked for.
    final class OfChunk {
        private static final int NOT_MAPPED = -2;

        private final ChunkData data;
        private final Metadata metadata;
        private final ChunkTexts texts;
        private final Lanes.OfChunk lanes;
        private final Clock clock;
        private final int[] detailBySlot;
        private final int[] subStateBySlot;
        private final int[] subStateByPlan;

        OfChunk(
                ChunkData data,
                Metadata metadata,
                ChunkTexts texts,
                Lanes.OfChunk lanes,
                Clock clock) {
            this.data = data;
            this.metadata = metadata;
            this.texts = texts;
            this.lanes = lanes;
            this.clock = clock;
            this.detailBySlot = new int[data.details.size()];
            this.subStateBySlot = new int[data.details.size()];
            this.subStateByPlan = new int[metadata.eventCount()];
            Arrays.fill(detailBySlot, NOT_MAPPED);
            Arrays.fill(subStateBySlot, NOT_MAPPED);
            Arrays.fill(subStateByPlan, NOT_MAPPED);
        }

        /// Detail of the trace for a slot of the chunk, [IntervalStore#NONE] when there is nothing
        /// to tell.
        int detail(int slot) {
            if (slot < 0) {
                return IntervalStore.NONE;
            }
            if (detailBySlot[slot] == NOT_MAPPED) {
                detailBySlot[slot] = map(slot);
            }
            return detailBySlot[slot];
        }

        /// Sub-state of a span; most depend on the type alone, some on what the event says.
        int subState(EventPlan plan, int slot) {
            boolean bySlot =
                    slot >= 0
                            && (plan.kind() == EventKind.PARK
                                    || plan.kind() == EventKind.WALL_SAMPLE
                                    || plan.kind() == EventKind.VM_OPERATION);
            int[] known = bySlot ? subStateBySlot : subStateByPlan;
            int index = bySlot ? slot : plan.index();
            if (known[index] == NOT_MAPPED) {
                known[index] = newSubState(plan, slot);
            }
            return known[index];
        }

        private int newSubState(EventPlan plan, int slot) {
            String name = plan.typeName();
            LaneState state = plan.kind().state();
            switch (plan.kind()) {
                case PARK -> {
                    if (slot >= 0 && isLock(texts.className(data.details.value(slot, 0)))) {
                        return builder.subState(
                                name + " (lock)", "parked on a lock", LaneState.LOCK);
                    }
                }
                case WALL_SAMPLE -> {
                    String seen = label(plan, 0, slot < 0 ? 0 : data.details.value(slot, 0));
                    boolean runs = !seen.equals("SLEEPING") && !seen.equals("STATE_SLEEPING");
                    return builder.subState(
                            name + (runs ? " RUNNABLE" : " SLEEPING"),
                            runs ? "seen running" : "seen waiting",
                            runs ? LaneState.RUNNING : LaneState.WAITING);
                }
                case VM_OPERATION -> {
                    if (slot >= 0 && data.details.value(slot, 1) == 0) {
                        return builder.subState(
                                name + " (no safepoint)", "VM operation", LaneState.OTHER);
                    }
                }
                default -> {}
            }
            return builder.subState(name, plan.label(), state == null ? LaneState.OTHER : state);
        }

        private static boolean isLock(String parkedClass) {
            return parkedClass.startsWith("java.util.concurrent.locks.Reentrant")
                    || parkedClass.startsWith("java.util.concurrent.locks.StampedLock");
        }

        private int map(int slot) {
            Detail detail = make(slot);
            if (detail == null) {
                return IntervalStore.NONE;
            }
            if (details < MAX_DETAILS) {
                return intern(detail);
            }
            full = true;
            EventKind kind = metadata.event(data.details.plan(slot)).kind();
            return switch (kind) {
                case PARK, MONITOR_ENTER, MONITOR_WAIT, ALLOCATION, EXCEPTION ->
                        intern(Detail.ofText(texts.className(data.details.value(slot, 0))));
                default -> IntervalStore.NONE;
            };
        }

        private @Nullable Detail make(int slot) {
            EventPlan plan = metadata.event(data.details.plan(slot));
            DetailIndex index = data.details;
            long first = index.value(slot, 0);
            long second = index.value(slot, 1);
            long third = index.value(slot, 2);
            return switch (plan.kind()) {
                case MONITOR_ENTER -> lock(first, second, "", lanes.findByKey(third));
                case MONITOR_WAIT ->
                        lock(
                                first,
                                second,
                                index.value(slot, 3) != 0 ? " (timed out)" : "",
                                lanes.findByKey(third));
                case PARK, MONITOR_MARKER -> lock(first, second, "", IntervalStore.NONE);
                case SLEEP -> sleep(plan, first);
                case PINNED ->
                        owned(
                                join(labelOrText(plan, 0, first), labelOrText(plan, 1, second)),
                                lanes.findByKey(third));
                case SOCKET_READ, SOCKET_WRITE -> socket(first, second, third);
                case FILE_READ, FILE_WRITE, FILE_FORCE -> ofText(text(first));
                case ALLOCATION_STALL -> ofText(join(label(plan, 0, first), second + " bytes"));
                case METHOD_TRACE -> ofText(method(first));
                case ALLOCATION -> ofText(texts.className(first));
                case EXCEPTION -> ofText(joinWith(": ", texts.className(first), text(second)));
                case WALL_SAMPLE, COLLECTOR_WORK, PAUSE, CONCURRENT_PHASE ->
                        ofText(labelOrText(plan, 0, first));
                case COLLECTION ->
                        ofText(join(labelOrText(plan, 0, first), labelOrText(plan, 1, second)));
                case VM_OPERATION -> ofText(labelOrText(plan, 0, first));
                case USER_SPAN, USER_MARKER -> ofText(fields(plan, slot));
                default -> null;
            };
        }

        private @Nullable Detail lock(long classKey, long address, String note, int owner) {
            String type = texts.className(classKey);
            if (type.isEmpty() && address == 0 && owner == IntervalStore.NONE) {
                return note.isEmpty() ? null : Detail.ofText(note.strip());
            }
            String place = address == 0 ? "" : "@" + Long.toHexString(address);
            return new Detail(type + place + note, address, owner, List.of());
        }

        private @Nullable Detail sleep(EventPlan plan, long asked) {
            long nanos = plan.extras().get(0).unit().toNanos(asked, clock);
            if (nanos <= 0 || nanos == Long.MAX_VALUE) {
                return null;
            }
            return Detail.ofText("asked for " + Math.max(1, nanos / 1_000_000) + " ms");
        }

        private @Nullable Detail socket(long host, long address, long port) {
            String name = text(host);
            String peer = name.isEmpty() ? text(address) : name;
            return ofText(peer.isEmpty() && port == 0 ? "" : peer + ":" + port);
        }

        private static @Nullable Detail ofText(String text) {
            return owned(text, IntervalStore.NONE);
        }

        private static @Nullable Detail owned(String text, int owner) {
            if (text.isEmpty() && owner == IntervalStore.NONE) {
                return null;
            }
            String shortened = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
            return new Detail(shortened, 0, owner, List.of());
        }

        /// `name value, name value` of the text fields of a user event.
        private String fields(EventPlan plan, int slot) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < plan.extraCount(); i++) {
                String value = text(data.details.value(slot, i));
                if (!value.isEmpty()) {
                    out.append(out.isEmpty() ? "" : ", ");
                    out.append(plan.extras().get(i).name()).append(' ').append(value);
                }
            }
            return out.toString();
        }

        private String method(long key) {
            int slot = data.pools.methods.find(key);
            return slot < 0
                    ? ""
                    : joinWith(
                            ".",
                            texts.className(data.pools.classKeyOf(slot)),
                            texts.symbol(data.pools.nameKeyOf(slot)));
        }

        /// A name that the type keeps in a pool or, in other versions, in the event itself.
        String labelOrText(EventPlan plan, int extra, long value) {
            return plan.isText(extra) ? text(value) : label(plan, extra, value);
        }

        private String label(EventPlan plan, int extra, long key) {
            FieldInfo field = plan.extras().get(extra);
            return field.typeName().equals("java.lang.Class")
                    ? texts.className(key)
                    : data.pools.label(field.typeId(), key);
        }

        String text(long slot) {
            String text = slot <= 0 || slot >= data.texts.size() ? null : texts.text((int) slot);
            return text == null ? "" : text;
        }

        private static String join(String a, String b) {
            return joinWith(", ", a, b);
        }

        private static String joinWith(String between, String a, String b) {
            return a.isEmpty() ? b : b.isEmpty() ? a : a + between + b;
        }
    }
}
