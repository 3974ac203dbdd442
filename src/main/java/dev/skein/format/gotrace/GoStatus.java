package dev.skein.format.gotrace;

/// States of goroutines and processors as v2 status events number them.
final class GoStatus {
    static final int RUNNABLE = 1;
    static final int RUNNING = 2;
    static final int SYSCALL = 3;
    static final int WAITING = 4;

    static final int PROC_RUNNING = 1;
    static final int PROC_IDLE = 2;
    static final int PROC_SYSCALL = 3;
    static final int PROC_SYSCALL_ABANDONED = 4;

    private GoStatus() {}
}
