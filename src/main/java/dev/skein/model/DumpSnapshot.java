package dev.skein.model;

import org.jspecify.annotations.Nullable;

/// One thread, goroutine or coroutine dump: what every thread did at one instant, who held which
/// lock and who waited for it.
///
/// Threads are rows `0 .. size() - 1` in the order of the source. Some rows are not threads that
/// the dump lists by itself: see [#isCounted]. Locks are numbered within the dump, because their
/// addresses mean nothing outside of it. Immutable.
public final class DumpSnapshot {
    /// No lock, no row, no lane; also a line or a quantity that the source does not give.
    public static final int NONE = -1;

    private final DumpBuilder columns;
    private final StringTable strings;
    private final TimeBase base;

    DumpSnapshot(DumpBuilder columns, StringTable strings, TimeBase base) {
        this.columns = columns;
        this.strings = strings;
        this.base = base;
    }

    /// Stable id of the kind: `hotspot-dump`, `go-dump`, …
    public String formatId() {
        return columns.formatId;
    }

    /// What wrote it, in its own words; may be empty.
    public String producer() {
        return columns.producer;
    }

    /// What tells the stream of a log that the dump was found in from the log's others; most often
    /// empty.
    public String stream() {
        return columns.stream;
    }

    /// Wall-clock time, null when the source has none. Sources without a zone count as UTC, so that
    /// the digits are those of the source.
    public @Nullable Long epochMillis() {
        return columns.epochMillis;
    }

    /// Place on the trace's axis; nominal when [#epochMillis()] is null.
    public long atNanos() {
        return columns.rawNanos - base.originRawNanos();
    }

    /// 1-based line of its file where the dump begins, [#NONE] where lines mean nothing.
    public long line() {
        return columns.line;
    }

    /// Line where the source ends in the middle of the dump, [#NONE] when the dump is whole.
    public long truncatedAtLine() {
        return columns.truncatedAtLine;
    }

    /// Number of the process in the trace, as in [LaneTable#process].
    public int process() {
        return columns.process;
    }

    /// Id of the process for the operating system, [#NONE] when the source does not say.
    public long processId() {
        return columns.processId;
    }

    /// Whether the source tells the virtual machine's own threads from the program's.
    public boolean knowsVmThreads() {
        return columns.knowsVmThreads;
    }

    public int size() {
        return columns.size;
    }

    /// Whether the row is a thread of the program that the dump lists, neither the virtual
    /// machine's own nor one that only shows on its carrier.
    public boolean isCounted(int row) {
        return (columns.flags.get(row) & (DumpFlags.VM | DumpFlags.MOUNTED)) == 0;
    }

    /// The number the source uses for the thread, [#NONE] where it has none.
    public long id(int row) {
        return columns.ids.get(row);
    }

    public LaneKind kind(int row) {
        return LaneKind.ofCode(columns.kinds.get(row));
    }

    public String name(int row) {
        return strings.get(columns.names.get(row));
    }

    public int nameId(int row) {
        return columns.names.get(row);
    }

    /// The lane that shows the thread, [#NONE] when the trace has none for it.
    public int lane(int row) {
        return columns.lanes.get(row);
    }

    /// The source's own word for the state: `TIMED_WAITING`, `chan send`, `CW`.
    public String state(int row) {
        return strings.get(columns.states.get(row));
    }

    public int stateId(int row) {
        return columns.states.get(row);
    }

    /// Code into [Trace#subStates()].
    public int subState(int row) {
        return columns.subStates.get(row);
    }

    /// A node of [StackTable], or [#NONE] for an empty stack.
    public int stackId(int row) {
        return columns.stacks.get(row);
    }

    /// How many threads the row stands for; more than one in profiles only.
    public int count(int row) {
        return columns.counts.get(row);
    }

    /// Bits of [DumpFlags].
    public int flags(int row) {
        return columns.flags.get(row);
    }

    /// Processor time since the thread began, [#NONE] when not known.
    public long cpuNanos(int row) {
        return columns.cpuNanos.get(row);
    }

    /// Age of the thread, [#NONE] when not known.
    public long elapsedNanos(int row) {
        return columns.elapsedNanos.get(row);
    }

    /// Whole minutes for which the thread has waited at least, 0 when the source does not say.
    public int waitMinutes(int row) {
        return columns.waitMinutes.get(row);
    }

    /// 1-based line where the thread begins in its file, [#NONE] where lines mean nothing.
    public int line(int row) {
        return columns.lines.get(row);
    }

    /// Row of the carrier that a virtual thread sits on, or [#NONE].
    public int carrier(int row) {
        return columns.carriers.get(row);
    }

    /// Labels of a goroutine or its profile record in the source's own words; may be empty.
    public String labels(int row) {
        return strings.get(columns.labels.get(row));
    }

    /// Where the thread was started, a node of [StackTable], or [#NONE].
    public int creationStack(int row) {
        return columns.creations.get(row);
    }

    /// Id of the thread that started this one, [#NONE] when the source does not say.
    public long creatorId(int row) {
        return columns.creators.get(row);
    }

    public int lockCount() {
        return columns.lockCount;
    }

    /// What the source calls the lock: an address, `class@hash`.
    public String lockName(int lock) {
        return strings.get(columns.lockNames.get(lock));
    }

    /// Class of the lock's object; may be empty.
    public String lockClass(int lock) {
        return strings.get(columns.lockClasses.get(lock));
    }

    /// The lock that the thread waits for, or [#NONE].
    public int waitLock(int row) {
        return columns.waitLocks.get(row);
    }

    public LockWait waitKind(int row) {
        return LockWait.ofCode(columns.waitKinds.get(row));
    }

    /// Number of (thread, lock) pairs of the relation "holds", in the order of the source.
    public int holdCount() {
        return columns.holdCount;
    }

    public int holdRow(int hold) {
        return columns.holdRows.get(hold);
    }

    public int holdLock(int hold) {
        return columns.holdLocks.get(hold);
    }

    /// Number of waits that the virtual machine itself reported as part of a deadlock.
    public int reportedCount() {
        return columns.reportedCount;
    }

    public int reportedWaiter(int report) {
        return columns.reportedWaiters.get(report);
    }

    public int reportedOwner(int report) {
        return columns.reportedOwners.get(report);
    }
}
