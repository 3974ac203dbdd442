package dev.skein.format.jvmdump;

import dev.skein.format.TextLine;

/// The header line of a thread in HotSpot's text, taken apart into positions and numbers.
///
/// Thread names are arbitrary text, so the line is read from the right: the name ends at the last
/// quote that a list of known fields follows. One instance is filled again and again.
final class HotSpotHeader {
    private static final long UNKNOWN = -1;

    int nameFrom;
    int nameTo;
    long number;
    long osId;
    long tid;
    boolean daemon;
    boolean virtual;
    long cpuMicros;
    long elapsedMillis;
    int stateFrom;
    int stateTo;

    /// Fills this from a line that begins with a quote; false when it is no header.
    boolean parse(TextLine line) {
        int start = line.start();
        if (line.byteAt(start) != '"') {
            return false;
        }
        int visualVm = line.findLast("\" - Thread t@");
        if (visualVm > start && line.isDigit(visualVm + 13)) {
            reset(start + 1, visualVm);
            number = line.number(visualVm + 13);
            return true;
        }
        int tidAt = line.findLast(" tid=");
        for (int quote = tidAt < 0 ? -1 : tidAt - 1; quote > start; quote--) {
            if (line.byteAt(quote) == '"' && isField(line, quote + 1)) {
                reset(start + 1, quote);
                readFields(line, quote + 1);
                return true;
            }
        }
        return tidAt > start && line.byteAt(tidAt - 1) == '"' && onlyTid(line, start, tidAt);
    }

    private boolean onlyTid(TextLine line, int start, int tidAt) {
        reset(start + 1, tidAt - 1);
        readFields(line, tidAt);
        return true;
    }

    private void reset(int from, int to) {
        nameFrom = from;
        nameTo = to;
        number = UNKNOWN;
        osId = UNKNOWN;
        tid = UNKNOWN;
        daemon = false;
        virtual = false;
        cpuMicros = UNKNOWN;
        elapsedMillis = UNKNOWN;
        stateFrom = 0;
        stateTo = 0;
    }

    private static boolean isField(TextLine line, int at) {
        return line.byteAt(at) == ' '
                && ((line.byteAt(at + 1) == '#' && line.isDigit(at + 2))
                        || line.has(at + 1, "daemon ")
                        || line.has(at + 1, "prio=")
                        || line.has(at + 1, "os_prio="));
    }

    private void readFields(TextLine line, int from) {
        int at = line.skipBlanks(from);
        int end = line.end();
        boolean pastTid = false;
        while (at < end) {
            int next = line.skipWord(at);
            if (!readField(line, at, next, pastTid)) {
                break;
            }
            pastTid |= line.has(at, "tid=");
            at = line.skipBlanks(next);
        }
        stateFrom = at;
        int bracket = line.find(at, '[');
        stateTo = bracket < 0 ? end : bracket;
        while (stateTo > stateFrom && line.byteAt(stateTo - 1) == ' ') {
            stateTo--;
        }
    }

    private boolean readField(TextLine line, int at, int next, boolean pastTid) {
        switch (line.byteAt(at)) {
            case '#' -> number = line.number(at + 1);
            case '[' -> {
                if (pastTid) {
                    return false;
                }
                osId = line.number(at + 1);
            }
            case 'd' -> {
                daemon |= line.has(at, "daemon");
                return line.has(at, "daemon") || line.has(at, "defined_classes=");
            }
            case 'p', 'o', 'a', 'l' -> {
                return line.has(at, "prio=")
                        || line.has(at, "os_prio=")
                        || line.has(at, "allocated=")
                        || line.has(at, "lwp_id=");
            }
            case 'v' -> virtual = line.has(at, "virtual");
            case 'c' -> cpuMicros = line.thousandths(at + 4);
            case 'e' -> elapsedMillis = line.thousandths(at + 8);
            case 't' -> tid = address(line, at + 4, next);
            case 'n' -> osId = address(line, at + 4, next);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// A number that is hexadecimal after `0x` and where a letter shows it, else decimal.
    static long address(TextLine line, int from, int to) {
        boolean hex = line.has(from, "0x") || line.has(from, "0X");
        int at = hex ? from + 2 : from;
        for (int i = at; !hex && i < to; i++) {
            hex = !line.isDigit(i);
        }
        long value = 0;
        for (int i = at; i < to; i++) {
            int digit = Character.digit(line.byteAt(i), hex ? 16 : 10);
            if (digit < 0) {
                break;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        return value < 0 ? UNKNOWN : value;
    }
}
