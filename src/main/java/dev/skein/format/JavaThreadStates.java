package dev.skein.format;

import dev.skein.model.LaneState;
import dev.skein.model.TraceBuilder;
import java.util.Set;

/// What the states of Java threads mean, as all dumps of the Java platform spell them.
public final class JavaThreadStates {
    /// Innermost functions in which a "runnable" thread really waits for the outside.
    private static final Set<String> WAITING_FOR_IO =
            Set.of(
                    "java.net.SocketInputStream.socketRead0",
                    "java.net.SocketOutputStream.socketWrite0",
                    "java.net.PlainSocketImpl.socketAccept",
                    "java.net.PlainSocketImpl.socketConnect",
                    "java.net.Inet4AddressImpl.lookupAllHostAddr",
                    "java.net.Inet6AddressImpl.lookupAllHostAddr",
                    "java.io.FileInputStream.readBytes",
                    "java.io.FileInputStream.read0",
                    "java.io.FileOutputStream.writeBytes",
                    "java.io.UnixFileSystem.getBooleanAttributes0",
                    "sun.nio.ch.Net.accept",
                    "sun.nio.ch.Net.poll",
                    "sun.nio.ch.Net.connect0",
                    "sun.nio.ch.EPoll.wait",
                    "sun.nio.ch.EPollArrayWrapper.epollWait",
                    "sun.nio.ch.KQueue.poll",
                    "sun.nio.ch.WEPoll.wait",
                    "sun.nio.ch.WindowsSelectorImpl$SubSelector.poll0",
                    "sun.nio.ch.PollArrayWrapper.poll0",
                    "sun.nio.ch.SocketDispatcher.read0",
                    "sun.nio.ch.SocketDispatcher.write0",
                    "sun.nio.ch.FileDispatcherImpl.read0",
                    "sun.nio.ch.FileDispatcherImpl.write0",
                    "sun.nio.ch.FileDispatcherImpl.force0",
                    "sun.nio.ch.UnixFileDispatcherImpl.read0",
                    "sun.nio.ch.UnixFileDispatcherImpl.write0",
                    "sun.nio.ch.ServerSocketChannelImpl.accept0",
                    "sun.nio.fs.LinuxWatchService.poll",
                    "java.lang.ProcessHandleImpl.waitForProcessExit0",
                    "java.lang.UNIXProcess.waitForProcessExit");

    private JavaThreadStates() {}

    /// Code of the sub-state.
    ///
    /// @param state `TIMED_WAITING`
    /// @param detail what a dump adds in brackets: `parking`; may be empty
    /// @param innermost function at the top of the stack; may be empty
    public static int subState(
            TraceBuilder builder, String state, String detail, String innermost) {
        if (state.equals("RUNNABLE") && WAITING_FOR_IO.contains(innermost)) {
            return builder.subState("RUNNABLE (in I/O)", "waiting for I/O", LaneState.IO);
        }
        String name = detail.isEmpty() ? state : state + " (" + detail + ")";
        return builder.subState(name, label(state, detail), display(state));
    }

    /// Code of the sub-state of a thread that waits for a lock somebody holds, whatever its state.
    public static int lockedOut(TraceBuilder builder, String state) {
        return builder.subState(state + " (lock is held)", "waits for a held lock", LaneState.LOCK);
    }

    /// Code of the sub-state of a thread that waits for another to initialise a class, though it
    /// says `RUNNABLE`.
    public static int classInitialisation(TraceBuilder builder) {
        return builder.subState(
                "RUNNABLE (class initialization)",
                "waits for a class to be initialised",
                LaneState.LOCK);
    }

    private static String label(String state, String detail) {
        return switch (state) {
            case "RUNNABLE" -> "runnable";
            case "BLOCKED" -> "blocked on a monitor";
            case "WAITING" -> detail.isEmpty() ? "waiting" : "waiting, " + detail;
            case "TIMED_WAITING" ->
                    detail.isEmpty() ? "waiting, timed" : "waiting, timed, " + detail;
            case "CARRYING" -> "runs a virtual thread";
            default -> state;
        };
    }

    private static LaneState display(String state) {
        return switch (state) {
            case "RUNNABLE", "CARRYING", "MOUNTED", "RUNNING" -> LaneState.RUNNING;
            case "BLOCKED" -> LaneState.LOCK;
            case "WAITING", "PARKED" -> LaneState.WAITING;
            case "TIMED_WAITING", "TIMED_PARKED", "SLEEPING" -> LaneState.SLEEPING;
            default -> LaneState.OTHER;
        };
    }
}
