package dev.skein.format.jfr;

import dev.skein.model.LaneState;
import dev.skein.model.PointType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an event type means for the lanes. The table of `docs/formats/jfr.md` as code; a type that
/// is not named here is judged by its shape, see [#of(TypeInfo)].
enum EventKind {
    MONITOR_ENTER(
            Role.SPAN,
            LaneState.LOCK,
            "blocked on monitor",
            "monitorClass",
            "address",
            "previousOwner"),
    MONITOR_WAIT(
            Role.SPAN,
            LaneState.WAITING,
            "waiting (Object.wait)",
            "monitorClass",
            "address",
            "notifier",
            "timedOut"),
    PARK(Role.SPAN, LaneState.WAITING, "parked", "parkedClass", "address"),
    SLEEP(Role.SPAN, LaneState.SLEEPING, "sleeping", "time"),
    PINNED(
            Role.SPAN,
            LaneState.WAITING,
            "pinned to its carrier",
            "blockingOperation",
            "pinnedReason",
            "carrierThread"),
    SOCKET_READ(Role.SPAN, LaneState.IO, "socket read", "host", "address", "port"),
    SOCKET_WRITE(Role.SPAN, LaneState.IO, "socket write", "host", "address", "port"),
    FILE_READ(Role.SPAN, LaneState.IO, "file read", "path"),
    FILE_WRITE(Role.SPAN, LaneState.IO, "file write", "path"),
    FILE_FORCE(Role.SPAN, LaneState.IO, "file sync", "path"),
    ALLOCATION_STALL(Role.SPAN, LaneState.GC, "allocation stall", "type", "size"),
    SYSTEM_GC(Role.SPAN, LaneState.GC, "System.gc()"),
    COLLECTOR_WORK(Role.SPAN, LaneState.GC, "garbage collector", "name"),
    RUNTIME_WORK(Role.SPAN, LaneState.OTHER, ""),
    METHOD_TRACE(Role.SPAN, LaneState.OTHER, "traced method", "method"),
    USER_SPAN(Role.SPAN, LaneState.OTHER, ""),

    START(Role.START, "parentThread"),
    END(Role.END),

    RUNNING_SAMPLE(Role.POINT, PointType.Kind.RUNNING_SAMPLE),
    NATIVE_SAMPLE(Role.POINT, PointType.Kind.NATIVE_SAMPLE),
    /// One event may stand for many samples of an unchanged stack: a point and a bar.
    WALL_SAMPLE(Role.POINT, PointType.Kind.WALL_SAMPLE, "state", "timeSpan", "samples"),
    ALLOCATION(Role.POINT, PointType.Kind.ALLOCATION, "objectClass"),
    EXCEPTION(Role.POINT, PointType.Kind.EXCEPTION, "thrownClass", "message"),
    MONITOR_MARKER(Role.POINT, PointType.Kind.MARKER, "monitorClass", "address"),
    MARKER(Role.POINT, PointType.Kind.MARKER),
    USER_MARKER(Role.POINT, PointType.Kind.LOG),

    COLLECTION(
            Role.SPECIAL,
            LaneState.GC,
            "garbage collection",
            "name",
            "cause",
            "sumOfPauses",
            "gcId"),
    PAUSE(Role.SPECIAL, LaneState.GC, "GC pause", "name", "gcId"),
    CONCURRENT_PHASE(Role.SPECIAL, LaneState.GC, "GC phase", "name", "gcId"),
    VM_OPERATION(
            Role.SPECIAL,
            LaneState.GC,
            "VM operation",
            "operation",
            "safepoint",
            "caller",
            "blocking"),
    SAFEPOINT(Role.SPECIAL, LaneState.GC, "reaching a safepoint"),
    SETTING(Role.SPECIAL, "id", "name", "value"),
    JVM(Role.SPECIAL, "jvmVersion", "jvmStartTime", "pid"),
    DUMP(Role.SPECIAL, "result"),
    LOSS(Role.SPECIAL, "amount"),

    CPU_LOAD(Role.COUNTER, "jvmUser", "jvmSystem", "machineTotal"),
    RESIDENT_SET(Role.COUNTER, "size"),
    PHYSICAL_MEMORY(Role.COUNTER, "usedSize"),
    HEAP(Role.COUNTER, "heapUsed"),
    JAVA_THREADS(Role.COUNTER, "activeCount", "daemonCount"),
    CONTEXT_SWITCHES(Role.COUNTER, "switchRate"),
    EXCEPTIONS(Role.COUNTER, "throwables"),
    MONITORS(Role.COUNTER, "count"),
    LOST_SAMPLES(Role.COUNTER, "lostSamples"),

    /// Counted, and its thread gets a lane; nothing else is read.
    COUNTED(Role.COUNTED);

    /// Which columns of a chunk take the event.
    enum Role {
        SPAN,
        POINT,
        START,
        END,
        COUNTER,
        /// Rare events, kept as objects.
        SPECIAL,
        COUNTED
    }

    private static final Map<String, EventKind> BY_TYPE = new HashMap<>();

    static {
        BY_TYPE.put("jdk.JavaMonitorEnter", MONITOR_ENTER);
        BY_TYPE.put("jdk.JavaMonitorWait", MONITOR_WAIT);
        BY_TYPE.put("jdk.ThreadPark", PARK);
        BY_TYPE.put("jdk.ThreadSleep", SLEEP);
        BY_TYPE.put("jdk.VirtualThreadPinned", PINNED);
        BY_TYPE.put("jdk.SocketRead", SOCKET_READ);
        BY_TYPE.put("jdk.SocketWrite", SOCKET_WRITE);
        BY_TYPE.put("jdk.FileRead", FILE_READ);
        BY_TYPE.put("jdk.FileWrite", FILE_WRITE);
        BY_TYPE.put("jdk.FileForce", FILE_FORCE);
        BY_TYPE.put("jdk.ZAllocationStall", ALLOCATION_STALL);
        BY_TYPE.put("jdk.SystemGC", SYSTEM_GC);
        BY_TYPE.put("jdk.MethodTrace", METHOD_TRACE);
        BY_TYPE.put("jdk.ThreadStart", START);
        BY_TYPE.put("jdk.VirtualThreadStart", START);
        BY_TYPE.put("jdk.ThreadEnd", END);
        BY_TYPE.put("jdk.VirtualThreadEnd", END);
        BY_TYPE.put("jdk.ExecutionSample", RUNNING_SAMPLE);
        BY_TYPE.put("jdk.CPUTimeSample", RUNNING_SAMPLE);
        BY_TYPE.put("jdk.NativeMethodSample", NATIVE_SAMPLE);
        BY_TYPE.put("profiler.WallClockSample", WALL_SAMPLE);
        BY_TYPE.put("jdk.ObjectAllocationSample", ALLOCATION);
        BY_TYPE.put("jdk.ObjectAllocationInNewTLAB", ALLOCATION);
        BY_TYPE.put("jdk.ObjectAllocationOutsideTLAB", ALLOCATION);
        BY_TYPE.put("jdk.JavaExceptionThrow", EXCEPTION);
        BY_TYPE.put("jdk.JavaErrorThrow", EXCEPTION);
        BY_TYPE.put("jdk.JavaMonitorInflate", MONITOR_MARKER);
        BY_TYPE.put("jdk.JavaMonitorNotify", MONITOR_MARKER);
        BY_TYPE.put("jdk.JavaMonitorDeflate", MONITOR_MARKER);
        BY_TYPE.put("jdk.BiasedLockRevocation", MARKER);
        BY_TYPE.put("jdk.BiasedLockSelfRevocation", MARKER);
        BY_TYPE.put("jdk.VirtualThreadSubmitFailed", MARKER);
        BY_TYPE.put("jdk.Deoptimization", MARKER);
        BY_TYPE.put("jdk.Shutdown", MARKER);
        BY_TYPE.put("jdk.GarbageCollection", COLLECTION);
        BY_TYPE.put("jdk.GCPhasePause", PAUSE);
        BY_TYPE.put("jdk.GCPhaseConcurrent", CONCURRENT_PHASE);
        BY_TYPE.put("jdk.ExecuteVMOperation", VM_OPERATION);
        BY_TYPE.put("jdk.SafepointBegin", SAFEPOINT);
        BY_TYPE.put("jdk.ActiveSetting", SETTING);
        BY_TYPE.put("jdk.JVMInformation", JVM);
        BY_TYPE.put("jdk.ThreadDump", DUMP);
        BY_TYPE.put("jdk.DataLoss", LOSS);
        BY_TYPE.put("jdk.CPULoad", CPU_LOAD);
        BY_TYPE.put("jdk.ResidentSetSize", RESIDENT_SET);
        BY_TYPE.put("jdk.PhysicalMemory", PHYSICAL_MEMORY);
        BY_TYPE.put("jdk.GCHeapSummary", HEAP);
        BY_TYPE.put("jdk.JavaThreadStatistics", JAVA_THREADS);
        BY_TYPE.put("jdk.ThreadContextSwitchRate", CONTEXT_SWITCHES);
        BY_TYPE.put("jdk.ExceptionStatistics", EXCEPTIONS);
        BY_TYPE.put("jdk.JavaMonitorStatistics", MONITORS);
        BY_TYPE.put("jdk.CPUTimeSamplesLost", LOST_SAMPLES);
        BY_TYPE.put("jdk.ActiveRecording", COUNTED);
        BY_TYPE.put("jdk.ThreadCPULoad", COUNTED);
    }

    private final Role role;
    private final @Nullable LaneState state;
    private final String label;
    private final PointType.Kind pointKind;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> fields;

    EventKind(Role role, LaneState state, String label, String... fields) {
        this(role, state, label, PointType.Kind.MARKER, fields);
    }

    EventKind(Role role, String... fields) {
        this(role, null, "", PointType.Kind.MARKER, fields);
    }

    EventKind(Role role, PointType.Kind pointKind, String... fields) {
        this(role, null, "", pointKind, fields);
    }

    EventKind(
            Role role,
            @Nullable LaneState state,
            String label,
            PointType.Kind pointKind,
            String... fields) {
        this.role = role;
        this.state = state;
        this.label = label;
        this.pointKind = pointKind;
        this.fields = List.of(fields);
    }

    static EventKind of(TypeInfo type) {
        EventKind known = BY_TYPE.get(type.name());
        if (known != null) {
            return known;
        }
        boolean onThread = has(type, "eventThread");
        if (!onThread) {
            return COUNTED;
        }
        boolean lasts = has(type, "duration");
        if (type.name().startsWith("jdk.")) {
            return lasts ? ofVirtualMachine(type.name()) : COUNTED;
        }
        return lasts ? USER_SPAN : USER_MARKER;
    }

    private static boolean has(TypeInfo type, String field) {
        return type.fields().stream().anyMatch(f -> f.name().equals(field));
    }

    private static EventKind ofVirtualMachine(String typeName) {
        String name = typeName.substring("jdk.".length());
        boolean collector =
                name.startsWith("GC")
                        || name.startsWith("G1")
                        || name.startsWith("Z")
                        || name.startsWith("Shenandoah")
                        || name.startsWith("Safepoint")
                        || name.endsWith("GarbageCollection");
        return collector ? COLLECTOR_WORK : RUNTIME_WORK;
    }

    Role role() {
        return role;
    }

    /// Display class of the lane during the event; null when it is none.
    @Nullable LaneState state() {
        return state;
    }

    /// Words for a person, empty to use the type's own label.
    String label() {
        return label;
    }

    PointType.Kind pointKind() {
        return pointKind;
    }

    /// Fields that are read beside time, thread and stack; slot `EventPlan.EXTRA + i` takes the
    /// i-th.
    List<String> fields() {
        return fields;
    }

    /// Whether the lane waits for something: what counts as a block and a wake.
    boolean isWait() {
        return role == Role.SPAN
                && (state == LaneState.LOCK
                        || state == LaneState.WAITING
                        || state == LaneState.SLEEPING
                        || state == LaneState.IO);
    }
}
