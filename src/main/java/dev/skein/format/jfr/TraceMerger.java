package dev.skein.format.jfr;

import dev.skein.format.Diagnostic;
import dev.skein.format.Diagnostics;
import dev.skein.format.EmbeddedDumps;
import dev.skein.format.ImportContext;
import dev.skein.model.Counter;
import dev.skein.model.Detail;
import dev.skein.model.IntervalFlags;
import dev.skein.model.IntervalStore;
import dev.skein.model.LaneTable;
import dev.skein.model.PointType;
import dev.skein.model.RangeKind;
import dev.skein.model.SubState;
import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.model.TraceInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Merges chunks, in file order, into one trace. One thread.
final class TraceMerger {
    private static final Pattern VERSION = Pattern.compile("^(\\S+).*?\\(([^)]+)\\)");
    private static final int NONE = IntervalStore.NONE;
    private static final int NOT_KNOWN = -2;

    private final TraceBuilder builder;
    private final Diagnostics diagnostics;
    private final EmbeddedDumps dumps;
    private final long expectedDurationNanos;

    private final Jvms jvms = new Jvms();
    private final Lanes lanes;
    private final StackMapper stacks;
    private final DetailMapper details;
    private final SpanMerger spans;
    private final PointMerger points;
    private final Limits limits = new Limits();

    private final SpanBatch batch = new SpanBatch();
    private final Map<String, Long> nativeEvents = new TreeMap<>();
    private final Map<String, Integer> reasonIds = new HashMap<>();
    private final Set<String> producers = new LinkedHashSet<>();
    private final Set<String> versions = new LinkedHashSet<>();
    private final List<PendingParent> pendingParents = new ArrayList<>();
    private long[] jvmFirstRaw = new long[4];

    private long events;
    private long firstRaw = Long.MAX_VALUE;
    private long lastRaw = Long.MIN_VALUE;
    private long creates;
    private long ends;
    private long blocks;
    private long collections;
    private long pauseNanos;

    /// A thread was started by one that had no lane yet.
    private record PendingParent(int lane, long parentIdentity) {}

    TraceMerger(
            TraceBuilder builder,
            Diagnostics diagnostics,
            EmbeddedDumps dumps,
            long expectedDurationNanos) {
        this.builder = builder;
        this.diagnostics = diagnostics;
        this.dumps = dumps;
        this.expectedDurationNanos = expectedDurationNanos;
        this.lanes = new Lanes(builder);
        this.stacks = new StackMapper(builder);
        this.details = new DetailMapper(builder);
        this.spans = new SpanMerger(builder);
        this.points = new PointMerger(builder);
    }

    /// Number of events merged so far.
    long events() {
        return events;
    }

    void merge(ChunkData data) {
        for (Note note : data.notes) {
            diagnostics.add(note.code(), 1, note.atByte(), Diagnostic.NOWHERE, note.message());
        }
        Metadata metadata = data.metadata;
        if (metadata != null && data.events > 0) {
            new OneChunk(data, metadata).merge();
        }
    }

    /// One chunk on its way into the trace.
    private final class OneChunk {
        private final ChunkData data;
        private final Metadata metadata;
        private final ChunkTexts texts;
        private final int jvm;
        private final Clock clock;
        private final Lanes.OfChunk threads;
        private final StackMapper.OfChunk chunkStacks;
        private final DetailMapper.OfChunk chunkDetails;
        private final int[] pointTypes;
        private final int[] reasons;
        private final long[] reasonCounts;
        private final long[] reasonNanos;

        OneChunk(ChunkData data, Metadata metadata) {
            this.data = data;
            this.metadata = metadata;
            this.texts = new ChunkTexts(data);
            ChunkHeader header = data.chunk.header();
            this.jvm = jvms.number(header, identity());
            this.clock = jvms.clock(jvm, header);
            this.threads = lanes.new OfChunk(data, texts, jvm);
            this.chunkStacks = stacks.new OfChunk(data, texts, metadata);
            this.chunkDetails = details.new OfChunk(data, metadata, texts, threads, clock);
            this.pointTypes = new int[metadata.eventCount()];
            this.reasons = new int[metadata.eventCount()];
            Arrays.fill(pointTypes, NOT_KNOWN);
            Arrays.fill(reasons, NOT_KNOWN);
            this.reasonCounts = new long[metadata.eventCount()];
            this.reasonNanos = new long[metadata.eventCount()];
        }

        private Jvms.Identity identity() {
            for (Special special : data.specials) {
                if (special.plan().kind() == EventKind.JVM) {
                    return new Jvms.Identity(special.extra(2), special.extra(1));
                }
            }
            return Jvms.Identity.UNKNOWN;
        }

        void merge() {
            countEvents();
            threads.addAll();
            mergeLives();
            mergeLanes();
            mergeSpecials();
            mergeCounters();
            noteUnresolved();
        }

        private void countEvents() {
            versions.add(data.chunk.header().major() + "." + data.chunk.header().minor());
            events += data.events;
            for (int plan = 0; plan < data.counts.length; plan++) {
                if (data.counts[plan] > 0) {
                    nativeEvents.merge(
                            metadata.event(plan).typeName(), data.counts[plan], Long::sum);
                }
            }
            long first = clock.epochNanos(data.firstTicks);
            firstRaw = Math.min(firstRaw, first);
            lastRaw = Math.max(lastRaw, clock.epochNanos(data.lastTicks));
            if (jvm >= jvmFirstRaw.length) {
                jvmFirstRaw = Arrays.copyOf(jvmFirstRaw, jvm * 2);
            }
            long known = jvmFirstRaw[jvm];
            jvmFirstRaw[jvm] = known == 0 ? first : Math.min(known, first);
        }

        private void mergeLives() {
            for (int row = 0; row < data.lives(); row++) {
                int lane = threads.find(data.lifeThread(row));
                if (lane == NONE) {
                    continue;
                }
                long raw = clock.epochNanos(data.lifeTicks(row));
                int parent = data.lifeParent(row);
                if (parent == ChunkData.END_OF_THREAD) {
                    ends++;
                    builder.lanes().endRaw(lane, raw);
                } else {
                    creates++;
                    builder.lanes().startRaw(lane, raw);
                    builder.lanes().creationStack(lane, chunkStacks.node(data.lifeStack(row)));
                    setParent(lane, parent);
                }
                dropImpossibleEnd(lane);
            }
        }

        private void dropImpossibleEnd(int lane) {
            long start = builder.lanes().startRaw(lane);
            long end = builder.lanes().endRaw(lane);
            if (start != LaneTable.UNKNOWN && end != LaneTable.UNKNOWN && end < start) {
                builder.lanes().endRaw(lane, LaneTable.UNKNOWN);
            }
        }

        private void setParent(int lane, int parentSlot) {
            int parent = threads.find(parentSlot);
            if (parent != NONE) {
                builder.lanes().parent(lane, parent);
            } else if (parentSlot >= 0 && data.pools.isThreadDefined(parentSlot)) {
                pendingParents.add(new PendingParent(lane, threads.identityOf(parentSlot)));
            }
        }

        private void mergeLanes() {
            for (int slot = 0; slot < data.threadsTouched(); slot++) {
                int lane = data.isTouched(slot) ? threads.find(slot) : NONE;
                if (lane == NONE) {
                    continue;
                }
                begin(lane, slot);
                mergeSpans(lane, slot);
                mergePoints(lane, slot);
                lanes.seenUntil(lane, clock.epochNanos(data.lastTicksOf(slot)));
                end(lane);
            }
        }

        /// Makes sure that the lane has a row at or before its first event of this chunk.
        private void begin(int lane, int slot) {
            long firstEvent = clock.epochNanos(data.firstTicksOf(slot));
            if (builder.rows(lane) > 0) {
                if (builder.rowSubState(lane, 0) == SubState.NO_EVENT) {
                    builder.beginEarlier(lane, firstEvent);
                }
                return;
            }
            long start = builder.lanes().startRaw(lane);
            boolean lifeKnown =
                    start != LaneTable.UNKNOWN || builder.lanes().endRaw(lane) != LaneTable.UNKNOWN;
            boolean recorded = !data.pools.isVirtual(slot) && data.chunk.header().minor() > 0;
            lanes.estimated(lane, !lifeKnown && !recorded);
            if (start != LaneTable.UNKNOWN) {
                append(lane, Math.min(start, firstEvent), SubState.NO_EVENT, 0);
            } else if (lanes.isEstimated(lane)) {
                append(lane, firstEvent, SubState.NO_EVENT, IntervalFlags.INFERRED);
            } else {
                append(lane, jvmFirstRaw[jvm], SubState.NO_EVENT, IntervalFlags.TRUNC_LEFT);
            }
        }

        private void end(int lane) {
            long end = builder.lanes().endRaw(lane);
            if (end == LaneTable.UNKNOWN) {
                return;
            }
            lanes.estimated(lane, false);
            int last = builder.rows(lane) - 1;
            if (builder.rowSubState(lane, last) != SubState.ABSENT) {
                append(lane, Math.max(end, builder.rowStartRaw(lane, last)), SubState.ABSENT, 0);
            }
        }

        private void mergeSpans(int lane, int slot) {
            batch.clear();
            EventColumns columns = data.spans;
            for (int at = columns.firstOfThread(slot); at < columns.firstOfThread(slot + 1); at++) {
                int row = columns.rowAt(at);
                int planIndex = columns.plan(row);
                EventPlan plan = metadata.event(planIndex);
                long start = clock.epochNanos(columns.startTicks(row));
                long duration = clock.durationNanos(columns.durationTicks(row));
                int flags = 0;
                int stack = chunkStacks.node(columns.stack(row));
                if (plan.kind() == EventKind.WALL_SAMPLE) {
                    flags = IntervalFlags.INFERRED;
                } else {
                    reasonCounts[planIndex]++;
                    reasonNanos[planIndex] += duration;
                    flags =
                            isPassiveWait(plan) && chunkStacks.isIdle(columns.stack(row))
                                    ? IntervalFlags.IDLE
                                    : 0;
                }
                if (duration > 0) {
                    int detail = columns.detail(row);
                    batch.add(
                            start,
                            start + duration,
                            chunkDetails.subState(plan, detail),
                            flags,
                            stack,
                            chunkDetails.detail(detail));
                }
            }
            spans.merge(lane, batch);
            addReasons(lane);
        }

        private static boolean isPassiveWait(EventPlan plan) {
            return plan.kind() == EventKind.PARK || plan.kind() == EventKind.MONITOR_WAIT;
        }

        private void addReasons(int lane) {
            for (int plan = 0; plan < reasonCounts.length; plan++) {
                if (reasonCounts[plan] > 0) {
                    builder.reasonSums()
                            .add(lane, reason(plan), reasonCounts[plan], reasonNanos[plan]);
                    if (metadata.event(plan).kind().isWait()) {
                        blocks += reasonCounts[plan];
                    }
                    reasonCounts[plan] = 0;
                    reasonNanos[plan] = 0;
                }
            }
        }

        private int reason(int plan) {
            if (reasons[plan] == NOT_KNOWN) {
                reasons[plan] =
                        reasonIds.computeIfAbsent(
                                metadata.event(plan).typeName(), builder.strings()::intern);
            }
            return reasons[plan];
        }

        private void mergePoints(int lane, int slot) {
            points.clear();
            EventColumns columns = data.points;
            for (int at = columns.firstOfThread(slot); at < columns.firstOfThread(slot + 1); at++) {
                int row = columns.rowAt(at);
                points.add(
                        clock.epochNanos(columns.startTicks(row)),
                        pointType(columns.plan(row)),
                        chunkStacks.node(columns.stack(row)),
                        chunkDetails.detail(columns.detail(row)));
            }
            points.mergeInto(lane);
        }

        private int pointType(int planIndex) {
            if (pointTypes[planIndex] == NOT_KNOWN) {
                EventPlan plan = metadata.event(planIndex);
                PointType.Kind kind =
                        plan.kind() == EventKind.USER_SPAN
                                ? PointType.Kind.LOG
                                : plan.kind().pointKind();
                pointTypes[planIndex] = builder.pointType(plan.typeName(), kind);
            }
            return pointTypes[planIndex];
        }

        private void mergeSpecials() {
            for (Special special : data.specials) {
                long start = clock.epochNanos(special.startTicks());
                long end = start + clock.durationNanos(special.durationTicks());
                EventPlan plan = special.plan();
                long first = special.extra(0);
                switch (plan.kind()) {
                    case PAUSE -> addRange(RangeKind.GC_PAUSE, special, start, end);
                    case CONCURRENT_PHASE -> addRange(RangeKind.GC_CONCURRENT, special, start, end);
                    case COLLECTION -> {
                        collections++;
                        Unit unit = plan.extras().get(2).unit();
                        pauseNanos += unit.toNanos(special.extra(2), clock);
                        addRange(RangeKind.GC_CONCURRENT, special, start, end);
                    }
                    case VM_OPERATION -> {
                        if (special.extra(1) != 0) {
                            addRange(RangeKind.STOP_THE_WORLD, special, start, end);
                        }
                    }
                    case SAFEPOINT -> addRange(RangeKind.OTHER, special, start, end);
                    case LOSS -> {
                        addRange(RangeKind.DATA_LOSS, special, start, end);
                        diagnostics.count(JfrCode.EVENTS_LOST_WHILE_RECORDING);
                    }
                    case DUMP ->
                            dumps.add(
                                    builder,
                                    chunkDetails.text(first),
                                    start,
                                    start / 1_000_000,
                                    jvm);
                    case SETTING -> addSetting(special);
                    case JVM -> producers.add(producer(chunkDetails.text(first)));
                    default -> {}
                }
            }
        }

        private void addRange(RangeKind kind, Special special, long start, long end) {
            EventPlan plan = special.plan();
            boolean named = plan.kind() != EventKind.SAFEPOINT && plan.kind() != EventKind.LOSS;
            String text = named ? chunkDetails.labelOrText(plan, 0, special.extra(0)) : "";
            if (plan.kind() == EventKind.COLLECTION) {
                text += ", " + chunkDetails.labelOrText(plan, 1, special.extra(1));
            }
            builder.ranges()
                    .add(
                            kind,
                            builder.strings().intern(plan.typeName()),
                            start,
                            end,
                            NONE,
                            text.isEmpty() ? NONE : builder.details().intern(Detail.ofText(text)));
        }

        private void addSetting(Special special) {
            EventPlan of = metadata.eventOf(special.extra(0));
            if (of != null) {
                limits.add(
                        of.typeName(),
                        chunkDetails.text(special.extra(1)),
                        chunkDetails.text(special.extra(2)));
            }
        }

        private void mergeCounters() {
            for (int row = 0; row < data.counterRows(); row++) {
                EventKind kind = metadata.event(data.counterPlan(row)).kind();
                CounterNames.Name name = CounterNames.of(kind, data.counterExtra(row));
                String text = jvm == 0 ? name.text() : name.text() + " (JVM " + (jvm + 1) + ")";
                Counter.Unit unit = name.unit();
                builder.counter(text, unit)
                        .add(clock.epochNanos(data.counterTicks(row)), data.counterValue(row));
            }
        }

        private void noteUnresolved() {
            long unresolved = threads.unresolved() + chunkStacks.unresolved();
            if (unresolved > 0) {
                diagnostics.add(
                        JfrCode.UNRESOLVED_IDS,
                        unresolved,
                        data.chunk.start(),
                        Diagnostic.NOWHERE,
                        JfrCode.UNRESOLVED_IDS.text());
            }
        }
    }

    /// `OpenJDK 25.0.3+9-LTS` of the long sentence that a virtual machine says about itself.
    private static String producer(String jvmVersion) {
        Matcher matcher = VERSION.matcher(jvmVersion);
        return matcher.find() ? matcher.group(1) + " " + matcher.group(2) : jvmVersion;
    }

    private void append(int lane, long raw, int subState, int flags) {
        builder.append(lane, raw, subState, flags, NONE);
    }

    /// A snapshot of what was merged so far.
    Trace publish() {
        prepare();
        return builder.publish(info(true));
    }

    /// Adds dumps that were taken beside the recording; the axis reaches as far as they do.
    void addDumps(ImportContext context) {
        TimeRange reach = dumps.addFiles(builder, context.added(), firstRaw, lastRaw, context);
        if (reach != null) {
            firstRaw = Math.min(firstRaw, reach.startNanos());
            lastRaw = Math.max(lastRaw, reach.endNanos());
        }
    }

    /// The whole trace.
    ///
    /// @param partial reading was cancelled
    Trace seal(boolean partial) {
        for (PendingParent pending : pendingParents) {
            int parent = lanes.find(pending.parentIdentity);
            if (parent != NONE) {
                builder.lanes().parent(pending.lane, parent);
            }
        }
        for (int lane = 0; lane < builder.lanes().size(); lane++) {
            extendToBegin(lane);
            endEstimated(lane);
        }
        prepare();
        if (jvms.count() > 1) {
            diagnostics.add(
                    JfrCode.SEVERAL_JVMS,
                    1,
                    Diagnostic.NOWHERE,
                    Diagnostic.NOWHERE,
                    "the recording joins " + jvms.count() + " virtual machines; kept apart");
        }
        if (details.isFull()) {
            diagnostics.count(JfrCode.DETAILS_LEFT_OUT);
        }
        return builder.seal(info(partial));
    }

    /// A lane that was alive before the recording began is so from its machine's very first event,
    /// which a later chunk may have brought.
    private void extendToBegin(int lane) {
        if (builder.rows(lane) > 0
                && builder.rowSubState(lane, 0) == SubState.NO_EVENT
                && (builder.rowFlags(lane, 0) & IntervalFlags.TRUNC_LEFT) != 0) {
            builder.beginEarlier(lane, jvmFirstRaw[builder.lanes().process(lane)]);
        }
    }

    private void endEstimated(int lane) {
        if (lanes.isEstimated(lane) && builder.rows(lane) > 0) {
            long lastRow = builder.rowStartRaw(lane, builder.rows(lane) - 1);
            append(
                    lane,
                    Math.max(lastRow, lanes.lastRaw(lane)),
                    SubState.ABSENT,
                    IntervalFlags.INFERRED);
        }
    }

    private void prepare() {
        builder.origin(firstRaw);
        builder.end(lastRaw);
    }

    private TraceInfo info(boolean partial) {
        Map<String, TraceInfo.RangeTotal> totals =
                collections == 0
                        ? Map.of()
                        : Map.of(
                                "jdk.GarbageCollection",
                                new TraceInfo.RangeTotal(collections, pauseNanos));
        return new TraceInfo(
                "jfr",
                "JFR recording",
                String.join(", ", versions),
                String.join(", ", producers),
                firstRaw,
                expectedDurationNanos,
                partial,
                limits.clauses(),
                nativeEvents,
                totals,
                new TraceInfo.EventCounts(creates, ends, blocks, blocks));
    }
}
