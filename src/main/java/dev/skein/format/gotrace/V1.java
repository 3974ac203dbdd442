package dev.skein.format.gotrace;

import org.jspecify.annotations.Nullable;

/// Numbers of the v1 format: event types, arguments after the time (the stack included), names.
final class V1 {
    static final int BATCH = 1;
    static final int FREQUENCY = 2;
    static final int STACK = 3;
    static final int GOMAXPROCS = 4;
    static final int PROC_START = 5;
    static final int PROC_STOP = 6;
    static final int GC_START = 7;
    static final int GC_DONE = 8;
    static final int STW_START = 9;
    static final int STW_DONE = 10;
    static final int SWEEP_START = 11;
    static final int SWEEP_DONE = 12;
    static final int GO_CREATE = 13;
    static final int GO_START = 14;
    static final int GO_END = 15;
    static final int GO_STOP = 16;
    static final int GO_SCHED = 17;
    static final int GO_PREEMPT = 18;
    static final int GO_SLEEP = 19;
    static final int GO_BLOCK = 20;
    static final int GO_UNBLOCK = 21;
    static final int GO_BLOCK_SEND = 22;
    static final int GO_BLOCK_RECV = 23;
    static final int GO_BLOCK_SELECT = 24;
    static final int GO_BLOCK_SYNC = 25;
    static final int GO_BLOCK_COND = 26;
    static final int GO_BLOCK_NET = 27;
    static final int GO_SYS_CALL = 28;
    static final int GO_SYS_EXIT = 29;
    static final int GO_SYS_BLOCK = 30;
    static final int GO_WAITING = 31;
    static final int GO_IN_SYSCALL = 32;
    static final int HEAP_ALLOC = 33;
    static final int HEAP_GOAL = 34;
    static final int TIMER_GOROUTINE = 35;
    static final int FUTILE_WAKEUP = 36;
    static final int STRING = 37;
    static final int GO_START_LOCAL = 38;
    static final int GO_UNBLOCK_LOCAL = 39;
    static final int GO_SYS_EXIT_LOCAL = 40;
    static final int GO_START_LABEL = 41;
    static final int GO_BLOCK_GC = 42;
    static final int ASSIST_START = 43;
    static final int ASSIST_DONE = 44;
    static final int TASK_CREATE = 45;
    static final int TASK_END = 46;
    static final int REGION = 47;
    static final int USER_LOG = 48;
    static final int CPU_SAMPLE = 49;

    private static final @Nullable String[] NAMES = new String[64];
    private static final int[] ARGUMENTS = new int[64];

    static {
        java.util.Arrays.fill(ARGUMENTS, -1);
        event(GOMAXPROCS, "Gomaxprocs", 2);
        event(PROC_START, "ProcStart", 1);
        event(PROC_STOP, "ProcStop", 0);
        event(GC_START, "GCStart", 2);
        event(GC_DONE, "GCDone", 0);
        event(STW_START, "GCSTWStart", 1);
        event(STW_DONE, "GCSTWDone", 0);
        event(SWEEP_START, "GCSweepStart", 1);
        event(SWEEP_DONE, "GCSweepDone", 2);
        event(GO_CREATE, "GoCreate", 3);
        event(GO_START, "GoStart", 2);
        event(GO_END, "GoEnd", 0);
        event(GO_STOP, "GoStop", 1);
        event(GO_SCHED, "GoSched", 1);
        event(GO_PREEMPT, "GoPreempt", 1);
        event(GO_SLEEP, "GoSleep", 1);
        event(GO_BLOCK, "GoBlock", 1);
        event(GO_UNBLOCK, "GoUnblock", 3);
        event(GO_BLOCK_SEND, "GoBlockSend", 1);
        event(GO_BLOCK_RECV, "GoBlockRecv", 1);
        event(GO_BLOCK_SELECT, "GoBlockSelect", 1);
        event(GO_BLOCK_SYNC, "GoBlockSync", 1);
        event(GO_BLOCK_COND, "GoBlockCond", 1);
        event(GO_BLOCK_NET, "GoBlockNet", 1);
        event(GO_SYS_CALL, "GoSysCall", 1);
        event(GO_SYS_EXIT, "GoSysExit", 3);
        event(GO_SYS_BLOCK, "GoSysBlock", 0);
        event(GO_WAITING, "GoWaiting", 1);
        event(GO_IN_SYSCALL, "GoInSyscall", 1);
        event(HEAP_ALLOC, "HeapAlloc", 1);
        event(HEAP_GOAL, "HeapGoal", 1);
        event(TIMER_GOROUTINE, "TimerGoroutine", -1);
        event(FUTILE_WAKEUP, "FutileWakeup", 0);
        event(GO_START_LOCAL, "GoStart", 1);
        event(GO_UNBLOCK_LOCAL, "GoUnblock", 2);
        event(GO_SYS_EXIT_LOCAL, "GoSysExit", 2);
        event(GO_START_LABEL, "GoStartLabel", 3);
        event(GO_BLOCK_GC, "GoBlockGC", 1);
        event(ASSIST_START, "GCMarkAssistStart", 1);
        event(ASSIST_DONE, "GCMarkAssistDone", 0);
        event(TASK_CREATE, "UserTaskCreate", 4);
        event(TASK_END, "UserTaskEnd", 2);
        event(REGION, "UserRegion", 4);
        event(USER_LOG, "UserLog", 3);
        event(CPU_SAMPLE, "CPUSample", 4);
    }

    private V1() {}

    private static void event(int type, String name, int arguments) {
        NAMES[type] = name;
        ARGUMENTS[type] = arguments;
    }

    /// The name under which events are counted; null for a type that does not exist.
    static @Nullable String name(int type) {
        return NAMES[type];
    }

    /// Arguments after the time; -1 for what is no event in time.
    static int arguments(int type) {
        return ARGUMENTS[type];
    }

    /// The text of a stop-the-world kind.
    static String stopKind(GoVersion version, long kind) {
        if (version.minor() < 21) {
            return kind == 0 ? "GC mark termination" : "GC sweep termination";
        }
        return switch (Math.clamp(kind, 0, 17)) {
            case 1 -> "GC mark termination";
            case 2 -> "GC sweep termination";
            case 3 -> "write heap dump";
            case 4 -> "goroutine profile";
            case 5 -> "goroutine profile cleanup";
            case 6 -> "all goroutines stack trace";
            case 7 -> "read mem stats";
            case 8 -> "AllThreadsSyscall";
            case 9 -> "GOMAXPROCS";
            case 10 -> "start trace";
            case 11 -> "stop trace";
            case 12, 13, 14, 15, 16 -> "for a test of the runtime";
            default -> "unknown";
        };
    }

    /// The v2 reason of a block event; empty for the unspecified one.
    static String blockReason(int type) {
        return switch (type) {
            case GO_STOP -> "forever";
            case GO_SLEEP -> "sleep";
            case GO_BLOCK_SEND -> "chan send";
            case GO_BLOCK_RECV -> "chan receive";
            case GO_BLOCK_SELECT -> "select";
            case GO_BLOCK_SYNC -> "sync";
            case GO_BLOCK_COND -> "sync.(*Cond).Wait";
            case GO_BLOCK_NET -> "network";
            case GO_BLOCK_GC -> "GC mark assist wait for work";
            default -> "";
        };
    }
}
