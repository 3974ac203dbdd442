package dev.skein.format;

import org.jspecify.annotations.Nullable;

/// Kinds of recordings that look like dumps or are taken for one, that Skein does not read: what
/// they are called and what to record instead.
enum ForeignDump {
    JHSDB(
            "a jhsdb jstack (or jstack -F) listing",
            "run jstack or jcmd Thread.print on the live process",
            true,
            "Debugger attached successfully",
            " @bci="),
    JDB(
            "a listing of the debugger jdb",
            "run jstack or jcmd Thread.print on the process",
            true,
            "Initializing jdb",
            "> All threads suspended"),
    RACE_REPORT(
            "a report of Go's race detector",
            "send SIGQUIT for a goroutine dump, or record a trace",
            false,
            "WARNING: DATA RACE"),
    JROCKIT(
            "a JRockit thread dump",
            "only HotSpot and OpenJ9 dumps can be read",
            false,
            "===== FULL THREAD DUMP"),
    KOTLIN_JOBS(
            "a tree of Kotlin jobs",
            "print DebugProbes.dumpCoroutines instead of a scope",
            false,
            ", continuation is SUSPENDED at line "),
    PYTHON(
            "a dump of Python threads",
            "only Java, Go and Kotlin dumps can be read",
            false,
            "(most recent call first):",
            "Python v3.",
            "\"owns_gil\""),
    HEAP_PROFILE(
            "a Go heap profile",
            "record goroutines: /debug/pprof/goroutine?debug=2",
            false,
            "heap profile: "),
    HEAP_DUMP(
            "a Java heap dump",
            "record threads: jcmd PID Thread.print, or a flight recording",
            true,
            "JAVA PROFILE 1.0"),
    ELF_CORE(
            "a core dump",
            "open it in a debugger; for Skein record dumps of the live process",
            true,
            "\u007fELF"),
    MINIDUMP(
            "a Windows minidump",
            "open it in a debugger; for Skein record dumps of the live process",
            true,
            "MDMP");

    private static final int HEAD_CHARS = 1 << 15;
    private static final int ELF_TYPE_OFFSET = 16;
    private static final int ELF_TYPE_CORE = 4;

    private final String what;
    private final String advice;
    private final boolean exclusive;
    private final String marks;

    ForeignDump(String what, String advice, boolean exclusive, String... marks) {
        this.what = what;
        this.advice = advice;
        this.exclusive = exclusive;
        this.marks = String.join("\n", marks);
    }

    /// The kind that the first bytes show, null when they show none.
    static @Nullable ForeignDump of(FileHead head) {
        String text = null;
        for (ForeignDump kind : values()) {
            if (kind.isBinary()) {
                if (kind.isBinaryHead(head)) {
                    return kind;
                }
                continue;
            }
            if (text == null) {
                text = TextHead.looksLikeText(head) ? head.text(HEAD_CHARS) : "";
            }
            if (kind.isIn(text)) {
                return kind;
            }
        }
        return null;
    }

    boolean isBinary() {
        return this == HEAP_DUMP || this == ELF_CORE || this == MINIDUMP;
    }

    private boolean isBinaryHead(FileHead head) {
        boolean starts = head.startsWith(marks);
        return this == ELF_CORE
                ? starts
                        && head.bytes().length > ELF_TYPE_OFFSET
                        && head.bytes()[ELF_TYPE_OFFSET] == ELF_TYPE_CORE
                : starts;
    }

    private boolean isIn(String text) {
        int from = 0;
        while (from < marks.length()) {
            int end = marks.indexOf('\n', from);
            String mark = marks.substring(from, end < 0 ? marks.length() : end);
            from += mark.length() + 1;
            int at = text.indexOf(mark);
            if (at >= 0 && (this != HEAP_PROFILE || at == 0)) {
                return true;
            }
        }
        return false;
    }

    /// Whether an input of the kind cannot hold a dump that Skein reads, even where it looks like
    /// one.
    boolean isExclusive() {
        return exclusive;
    }

    UnreadableDumpException unreadable() {
        return new UnreadableDumpException("it is " + what + ", which Skein does not read", advice);
    }
}
