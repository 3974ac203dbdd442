package dev.skein.format.gotrace;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Decodes the flat sequence of v1 events, one at a time into fields, through a window over the
/// file.
final class V1Decoder {
    private static final int MAX_ARGUMENT_BYTES = 1 << 16;
    private static final int MAX_STRING_BYTES = 1_000_000;
    private static final int MAX_STACK_FRAMES = 1000;
    private static final int MAX_NUMBER_BYTES = 10;

    /// What the arguments of any event but a stack fit into; for a stack: id, count, frames.
    private static final int MAX_ARGUMENTS = 2 + 4 * MAX_STACK_FRAMES;

    int type;

    /// Arguments, the time step first where the type has one.
    final long[] arguments = new long[MAX_ARGUMENTS];

    int argumentCount;

    /// Text of a string record, and of a user log.
    String text = "";

    private final MemorySegment file;
    private final byte[] window;
    private long windowStart;
    private int position;
    private int filled;
    private long end;
    private long eventOffset;

    /// @param windowBytes how much of the file to hold at once; any size works
    V1Decoder(MemorySegment file, int windowBytes) {
        this.file = file;
        this.window = new byte[windowBytes];
    }

    /// Goes to `start`; events lie before `endOffset`.
    void open(long start, long endOffset) {
        windowStart = start;
        position = 0;
        filled = 0;
        end = endOffset;
    }

    long offset() {
        return windowStart + position;
    }

    /// Where the current event begins.
    long eventOffset() {
        return eventOffset;
    }

    /// Decodes the next event; false at the end.
    boolean next() throws Damage {
        eventOffset = offset();
        if (eventOffset >= end) {
            return false;
        }
        int first = unsignedByte();
        type = first & 0x3f;
        int count = first >>> 6;
        if (type == V1.STRING) {
            arguments[0] = number();
            argumentCount = 1;
            text = string();
            return true;
        }
        if (type == 0 || (type > V1.STACK && V1.name(type) == null)) {
            throw new Damage("an event of the unknown type " + type, eventOffset);
        }
        if (count < 3) {
            for (int i = 0; i <= count; i++) {
                arguments[i] = number();
            }
            argumentCount = count + 1;
        } else {
            readCounted();
        }
        if (type == V1.USER_LOG) {
            text = string();
        }
        if (argumentCount <= V1.arguments(type)) {
            throw new Damage("an event with too few arguments", eventOffset);
        }
        return true;
    }

    /// Arguments whose number of bytes is given, so that readers could skip them.
    private void readCounted() throws Damage {
        long bytes = number();
        if (bytes < 0 || bytes > MAX_ARGUMENT_BYTES || bytes > end - offset()) {
            throw new Damage("an event longer than the file", eventOffset);
        }
        long stop = offset() + bytes;
        argumentCount = 0;
        while (offset() < stop) {
            if (argumentCount == MAX_ARGUMENTS) {
                throw new Damage("an event with too many arguments", eventOffset);
            }
            arguments[argumentCount++] = number();
        }
        if (offset() != stop) {
            throw new Damage("an event that does not fill its length", eventOffset);
        }
    }

    private String string() throws Damage {
        long length = number();
        if (length < 0 || length > MAX_STRING_BYTES || length > end - offset()) {
            throw new Damage("a text longer than the file", eventOffset);
        }
        byte[] bytes = new byte[(int) length];
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, offset(), bytes, 0, bytes.length);
        open(offset() + length, end);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long number() throws Damage {
        long value = 0;
        for (int i = 0; i < MAX_NUMBER_BYTES; i++) {
            int next = unsignedByte();
            if (i == MAX_NUMBER_BYTES - 1 && next > 1) {
                break;
            }
            value |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw new Damage("a number is longer than ten bytes", eventOffset);
    }

    private int unsignedByte() throws Damage {
        if (position == filled) {
            refill();
        }
        return window[position++] & 0xff;
    }

    private void refill() throws Damage {
        windowStart += position;
        position = 0;
        filled = (int) Math.min(window.length, end - windowStart);
        if (filled <= 0) {
            filled = 0;
            throw new Damage("the file ends in the middle of an event", windowStart);
        }
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, windowStart, window, 0, filled);
    }
}
