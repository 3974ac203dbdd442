package dev.skein.model;

import org.jspecify.annotations.Nullable;

/// Collects one [DumpSnapshot] while a dump is read; one thread at a time.
///
/// Ids of strings, stacks and sub-states come from the [TraceBuilder] that the dump is for.
public final class DumpBuilder {
    private static final int NONE = DumpSnapshot.NONE;

    final String formatId;
    String producer = "";
    String stream = "";
    @Nullable Long epochMillis;
    long rawNanos;
    long line = NONE;
    long truncatedAtLine = NONE;
    int process;
    long processId = NONE;
    boolean knowsVmThreads = true;
    private boolean lanesByThreadId;

    int size;
    final LongColumn ids = new LongColumn(NONE);
    final IntColumn kinds = new IntColumn(0);
    final IntColumn names = new IntColumn(0);
    final IntColumn lanes = new IntColumn(NONE);
    final IntColumn states = new IntColumn(0);
    final IntColumn subStates = new IntColumn(0);
    final IntColumn stacks = new IntColumn(NONE);
    final IntColumn counts = new IntColumn(1);
    final IntColumn flags = new IntColumn(0);
    final LongColumn cpuNanos = new LongColumn(NONE);
    final LongColumn elapsedNanos = new LongColumn(NONE);
    final IntColumn waitMinutes = new IntColumn(0);
    final IntColumn lines = new IntColumn(NONE);
    final IntColumn carriers = new IntColumn(NONE);
    final IntColumn labels = new IntColumn(0);
    final IntColumn creations = new IntColumn(NONE);
    final LongColumn creators = new LongColumn(NONE);

    int lockCount;
    final IntColumn lockNames = new IntColumn(0);
    final IntColumn lockClasses = new IntColumn(0);
    final IntColumn waitLocks = new IntColumn(NONE);
    final IntColumn waitKinds = new IntColumn(0);
    int holdCount;
    final IntColumn holdRows = new IntColumn(NONE);
    final IntColumn holdLocks = new IntColumn(NONE);
    int reportedCount;
    final IntColumn reportedWaiters = new IntColumn(NONE);
    final IntColumn reportedOwners = new IntColumn(NONE);

    public DumpBuilder(String formatId) {
        this.formatId = formatId;
    }

    public String formatId() {
        return formatId;
    }

    public void producer(String producer) {
        this.producer = producer;
    }

    public String producer() {
        return producer;
    }

    /// Names the stream of a log that the dump was found in, when the log holds several.
    public void stream(String stream) {
        this.stream = stream;
    }

    public String stream() {
        return stream;
    }

    public void epochMillis(@Nullable Long epochMillis) {
        this.epochMillis = epochMillis;
    }

    public @Nullable Long epochMillis() {
        return epochMillis;
    }

    /// Sets the dump's place on the axis, in the raw clock of the [TraceBuilder].
    public void rawNanos(long rawNanos) {
        this.rawNanos = rawNanos;
    }

    public long rawNanos() {
        return rawNanos;
    }

    public void line(long line) {
        this.line = line;
    }

    public long line() {
        return line;
    }

    public void truncatedAtLine(long line) {
        this.truncatedAtLine = line;
    }

    public long truncatedAtLine() {
        return truncatedAtLine;
    }

    public void process(int process) {
        this.process = process;
    }

    public int process() {
        return process;
    }

    public void processId(long processId) {
        this.processId = processId;
    }

    public long processId() {
        return processId;
    }

    public void knowsVmThreads(boolean known) {
        this.knowsVmThreads = known;
    }

    /// Says that the dump's threads are those of lanes that have the same kind, id and process,
    /// whenever those lanes come; no lane is made for it.
    public void findLanesByThreadId() {
        this.lanesByThreadId = true;
    }

    boolean findsLanesByThreadId() {
        return lanesByThreadId;
    }

    public int size() {
        return size;
    }

    /// Adds a thread and returns its row; what is not said of it starts as not known.
    public int add(LaneKind kind, long id, int nameId) {
        int row = size++;
        kinds.set(row, kind.code());
        ids.set(row, id);
        names.set(row, nameId);
        return row;
    }

    public LaneKind kind(int row) {
        return LaneKind.ofCode(kinds.get(row));
    }

    public void kind(int row, LaneKind kind) {
        kinds.set(row, kind.code());
    }

    public long id(int row) {
        return ids.get(row);
    }

    public void id(int row, long id) {
        ids.set(row, id);
    }

    public int nameId(int row) {
        return names.get(row);
    }

    public void name(int row, int nameId) {
        names.set(row, nameId);
    }

    public void lane(int row, int lane) {
        lanes.set(row, lane);
    }

    public int lane(int row) {
        return lanes.get(row);
    }

    /// @param stateId the source's own word
    /// @param subState code from [TraceBuilder#subState]
    public void state(int row, int stateId, int subState) {
        states.set(row, stateId);
        subStates.set(row, subState);
    }

    public int stateId(int row) {
        return states.get(row);
    }

    public int subState(int row) {
        return subStates.get(row);
    }

    public void stack(int row, int stackId) {
        stacks.set(row, stackId);
    }

    public int stack(int row) {
        return stacks.get(row);
    }

    public void count(int row, int count) {
        counts.set(row, count);
    }

    public int count(int row) {
        return counts.get(row);
    }

    public void addFlags(int row, int bits) {
        flags.set(row, flags.get(row) | bits);
    }

    public void clearFlags(int row, int bits) {
        flags.set(row, flags.get(row) & ~bits);
    }

    public int flags(int row) {
        return flags.get(row);
    }

    public void cpuNanos(int row, long nanos) {
        cpuNanos.set(row, nanos);
    }

    public void elapsedNanos(int row, long nanos) {
        elapsedNanos.set(row, nanos);
    }

    public long elapsedNanos(int row) {
        return elapsedNanos.get(row);
    }

    public void waitMinutes(int row, int minutes) {
        waitMinutes.set(row, minutes);
    }

    public void line(int row, long line) {
        lines.set(row, (int) Math.min(line, Integer.MAX_VALUE));
    }

    public void carrier(int row, int carrierRow) {
        carriers.set(row, carrierRow);
    }

    public void labels(int row, int labelsId) {
        labels.set(row, labelsId);
    }

    /// @param stackId where the thread was started
    /// @param creatorId id of the thread that started it, [DumpSnapshot#NONE] when not known
    public void creation(int row, int stackId, long creatorId) {
        creations.set(row, stackId);
        creators.set(row, creatorId);
    }

    public int creationStack(int row) {
        return creations.get(row);
    }

    public long creatorId(int row) {
        return creators.get(row);
    }

    public int labels(int row) {
        return labels.get(row);
    }

    /// Adds a lock and returns its number; asking for the same lock twice is the caller's care.
    public int addLock(int nameId, int classId) {
        int lock = lockCount++;
        lockNames.set(lock, nameId);
        lockClasses.set(lock, classId);
        return lock;
    }

    public int lockNameId(int lock) {
        return lockNames.get(lock);
    }

    public int lockClassId(int lock) {
        return lockClasses.get(lock);
    }

    public int lockCount() {
        return lockCount;
    }

    public void waits(int row, int lock, LockWait kind) {
        waitLocks.set(row, lock);
        waitKinds.set(row, kind.code());
    }

    public int waitLock(int row) {
        return waitLocks.get(row);
    }

    public LockWait waitKind(int row) {
        return LockWait.ofCode(waitKinds.get(row));
    }

    public void holds(int row, int lock) {
        int hold = holdCount++;
        holdRows.set(hold, row);
        holdLocks.set(hold, lock);
    }

    public int holdCount() {
        return holdCount;
    }

    public int holdRow(int hold) {
        return holdRows.get(hold);
    }

    public int holdLock(int hold) {
        return holdLocks.get(hold);
    }

    /// For each lock whether some thread is known to hold it; a copy of what is known now.
    public boolean[] ownedLocks() {
        boolean[] owned = new boolean[lockCount()];
        for (int hold = 0; hold < holdCount; hold++) {
            owned[holdLock(hold)] = true;
        }
        return owned;
    }

    /// Says that the virtual machine itself reports `waiterRow` as blocked by `ownerRow` for ever.
    public void reported(int waiterRow, int ownerRow) {
        int report = reportedCount++;
        reportedWaiters.set(report, waiterRow);
        reportedOwners.set(report, ownerRow);
    }

    /// Gives back slack; called once, when the dump is complete.
    public void trim() {
        ids.trim(size);
        cpuNanos.trim(size);
        elapsedNanos.trim(size);
        creators.trim(size);
        IntColumn[] byRow = {
            kinds,
            names,
            lanes,
            states,
            subStates,
            stacks,
            counts,
            flags,
            waitMinutes,
            lines,
            carriers,
            labels,
            creations,
            waitLocks,
            waitKinds
        };
        for (IntColumn column : byRow) {
            column.trim(size);
        }
        lockNames.trim(lockCount);
        lockClasses.trim(lockCount);
        holdRows.trim(holdCount);
        holdLocks.trim(holdCount);
    }
}
