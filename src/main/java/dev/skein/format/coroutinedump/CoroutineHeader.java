package dev.skein.format.coroutinedump;

import dev.skein.format.TextLine;

/// The first line of a coroutine, taken apart; one instance is filled again and again.
///
/// DebugProbes: `Coroutine "NAME#ID":CLASS{JOBSTATE}@hash, state: SUSPENDED`. IntelliJ: `-[x3 of]
/// "NAME":CLASS{JOBSTATE}, state: SUSPENDED [context]`.
final class CoroutineHeader {
    private static final long UNKNOWN = -1;
    private static final int MAX_HASH_DIGITS = 15;

    int nameFrom;
    int nameTo;
    long id;
    int stateFrom;
    int stateTo;
    int count;
    boolean tree;

    boolean parse(TextLine line) {
        int at = line.start();
        tree = line.byteAt(at) == '-';
        if (!tree && !line.has(at, "Coroutine ")) {
            return false;
        }
        int state = line.findLast(", state: ");
        int job = line.find(at, '{');
        if (state < 0 || job < 0 || job > state) {
            return false;
        }
        count = 1;
        int from = tree ? readCount(line, line.skipBlanks(at + 1)) : at + 10;
        stateFrom = state + 9;
        stateTo = endOfWord(line, stateFrom);
        readName(line, from, job);
        readHash(line, job, state);
        return stateTo > stateFrom;
    }

    /// `[x3 of] ` says that the coroutine stands for three equal ones.
    private int readCount(TextLine line, int at) {
        int close = line.find(at, "of]");
        if (line.has(at, "[x") && line.isDigit(at + 2) && close > 0) {
            count = Math.clamp(line.number(at + 2), 1, Integer.MAX_VALUE);
            return line.skipBlanks(close + 3);
        }
        return at;
    }

    private static int endOfWord(TextLine line, int from) {
        int at = from;
        while (Character.isUpperCase(line.byteAt(at)) || line.byteAt(at) == '_') {
            at++;
        }
        return at;
    }

    private void readName(TextLine line, int from, int job) {
        id = UNKNOWN;
        nameFrom = from;
        nameTo = job;
        if (line.byteAt(from) != '"') {
            return;
        }
        int close = job;
        while (close > from && !line.has(close, "\":")) {
            close--;
        }
        if (close > from) {
            nameFrom = from + 1;
            nameTo = close;
            int digits = close;
            while (digits > nameFrom && line.isDigit(digits - 1)) {
                digits--;
            }
            if (digits < close && line.byteAt(digits - 1) == '#') {
                id = line.number(digits);
                nameTo = digits - 1;
            }
        }
    }

    /// Where there is no number the identity hash tells coroutines apart.
    private void readHash(TextLine line, int job, int state) {
        int hash = line.find(job, "}@");
        if (id != UNKNOWN || hash < 0 || hash > state || state - hash - 2 > MAX_HASH_DIGITS) {
            return;
        }
        long value = 0;
        for (int at = hash + 2; at < state; at++) {
            int digit = Character.digit(line.byteAt(at), 16);
            if (digit < 0) {
                return;
            }
            value = value << 4 | digit;
        }
        id = value;
    }
}
