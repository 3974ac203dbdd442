package dev.skein.format.gotrace;

/// Numbers of the v2 format: event types, how many arguments follow the time, names, states.
final class V2 {
    static final int EVENT_BATCH = 1;
    static final int STACKS = 2;
    static final int STACK = 3;
    static final int STRINGS = 4;
    static final int STRING = 5;
    static final int CPU_SAMPLES = 6;
    static final int CPU_SAMPLE = 7;
    static final int FREQUENCY = 8;
    static final int PROCS_CHANGE = 9;
    static final int PROC_START = 10;
    static final int PROC_STOP = 11;
    static final int PROC_STEAL = 12;
    static final int PROC_STATUS = 13;
    static final int GO_CREATE = 14;
    static final int GO_CREATE_SYSCALL = 15;
    static final int GO_START = 16;
    static final int GO_DESTROY = 17;
    static final int GO_DESTROY_SYSCALL = 18;
    static final int GO_STOP = 19;
    static final int GO_BLOCK = 20;
    static final int GO_UNBLOCK = 21;
    static final int GO_SYSCALL_BEGIN = 22;
    static final int GO_SYSCALL_END = 23;
    static final int GO_SYSCALL_END_BLOCKED = 24;
    static final int GO_STATUS = 25;
    static final int STW_BEGIN = 26;
    static final int STW_END = 27;
    static final int GC_ACTIVE = 28;
    static final int GC_BEGIN = 29;
    static final int GC_END = 30;
    static final int SWEEP_ACTIVE = 31;
    static final int SWEEP_BEGIN = 32;
    static final int SWEEP_END = 33;
    static final int ASSIST_ACTIVE = 34;
    static final int ASSIST_BEGIN = 35;
    static final int ASSIST_END = 36;
    static final int HEAP_ALLOC = 37;
    static final int HEAP_GOAL = 38;
    static final int GO_LABEL = 39;
    static final int TASK_BEGIN = 40;
    static final int TASK_END = 41;
    static final int REGION_BEGIN = 42;
    static final int REGION_END = 43;
    static final int USER_LOG = 44;
    static final int GO_SWITCH = 45;
    static final int GO_SWITCH_DESTROY = 46;
    static final int GO_CREATE_BLOCKED = 47;
    static final int GO_STATUS_STACK = 48;
    static final int EXPERIMENTAL_BATCH = 49;
    static final int SYNC = 50;
    static final int CLOCK_SNAPSHOT = 51;
    static final int END_OF_GENERATION = 52;
    static final int FIRST_EXPERIMENTAL = 128;

    /// The clock's rate on every platform but Windows.
    static final long USUAL_FREQUENCY = 15_625_000;

    private static final String[] NAMES = new String[256];
    private static final byte[] ARGUMENTS = new byte[256];

    static {
        java.util.Arrays.fill(ARGUMENTS, (byte) -1);
        timed(PROCS_CHANGE, "ProcsChange", 2);
        timed(PROC_START, "ProcStart", 2);
        timed(PROC_STOP, "ProcStop", 0);
        timed(PROC_STEAL, "ProcSteal", 3);
        timed(PROC_STATUS, "ProcStatus", 2);
        timed(GO_CREATE, "GoCreate", 3);
        timed(GO_CREATE_SYSCALL, "GoCreateSyscall", 1);
        timed(GO_START, "GoStart", 2);
        timed(GO_DESTROY, "GoDestroy", 0);
        timed(GO_DESTROY_SYSCALL, "GoDestroySyscall", 0);
        timed(GO_STOP, "GoStop", 2);
        timed(GO_BLOCK, "GoBlock", 2);
        timed(GO_UNBLOCK, "GoUnblock", 3);
        timed(GO_SYSCALL_BEGIN, "GoSyscallBegin", 2);
        timed(GO_SYSCALL_END, "GoSyscallEnd", 0);
        timed(GO_SYSCALL_END_BLOCKED, "GoSyscallEndBlocked", 0);
        timed(GO_STATUS, "GoStatus", 3);
        timed(STW_BEGIN, "STWBegin", 2);
        timed(STW_END, "STWEnd", 0);
        timed(GC_ACTIVE, "GCActive", 1);
        timed(GC_BEGIN, "GCBegin", 2);
        timed(GC_END, "GCEnd", 1);
        timed(SWEEP_ACTIVE, "GCSweepActive", 1);
        timed(SWEEP_BEGIN, "GCSweepBegin", 1);
        timed(SWEEP_END, "GCSweepEnd", 2);
        timed(ASSIST_ACTIVE, "GCMarkAssistActive", 1);
        timed(ASSIST_BEGIN, "GCMarkAssistBegin", 1);
        timed(ASSIST_END, "GCMarkAssistEnd", 0);
        timed(HEAP_ALLOC, "HeapAlloc", 1);
        timed(HEAP_GOAL, "HeapGoal", 1);
        timed(GO_LABEL, "GoLabel", 1);
        timed(TASK_BEGIN, "UserTaskBegin", 4);
        timed(TASK_END, "UserTaskEnd", 2);
        timed(REGION_BEGIN, "UserRegionBegin", 3);
        timed(REGION_END, "UserRegionEnd", 3);
        timed(USER_LOG, "UserLog", 4);
        timed(GO_SWITCH, "GoSwitch", 2);
        timed(GO_SWITCH_DESTROY, "GoSwitchDestroy", 2);
        timed(GO_CREATE_BLOCKED, "GoCreateBlocked", 3);
        timed(GO_STATUS_STACK, "GoStatusStack", 4);
        timed(128, "Span", 3);
        timed(129, "SpanAlloc", 3);
        timed(130, "SpanFree", 1);
        timed(131, "HeapObject", 2);
        timed(132, "HeapObjectAlloc", 2);
        timed(133, "HeapObjectFree", 1);
        timed(134, "GoroutineStack", 2);
        timed(135, "GoroutineStackAlloc", 2);
        timed(136, "GoroutineStackFree", 1);
    }

    private V2() {}

    private static void timed(int type, String name, int arguments) {
        NAMES[type] = name;
        ARGUMENTS[type] = (byte) arguments;
    }

    /// Arguments after the time by event type, -1 for types that are no timed event.
    static byte[] argumentCounts() {
        return ARGUMENTS.clone();
    }

    static String name(int type) {
        return NAMES[type];
    }
}
