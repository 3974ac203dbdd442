package dev.skein.format.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Decodes the format's LEB128 numbers (at most nine bytes, the ninth carries eight bits) eight
/// bytes at a time and without a branch per byte; the array must be readable for
/// [ByteWindow#PADDING] bytes behind the number.
final class Varint {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long CONTINUE = 0x8080808080808080L;
    private static final int LONGEST = 9;

    private Varint() {}

    /// The eight bytes at `at`.
    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /// Number of bytes of the number that a [#word] begins with.
    static int length(long word) {
        long ends = ~word & CONTINUE;
        return ends == 0 ? LONGEST : (Long.numberOfTrailingZeros(ends) >>> 3) + 1;
    }

    /// Its value.
    static long value(long word, byte[] bytes, int at) {
        long ends = ~word & CONTINUE;
        if (ends == 0) {
            return joined(word & ~CONTINUE) | (long) (bytes[at + LONGEST - 1] & 0xff) << 56;
        }
        return joined(word & (ends ^ (ends - 1)) & ~CONTINUE);
    }

    /// Moves eight groups of seven bits together.
    private static long joined(long groups) {
        long pairs = (groups & 0x007f007f007f007fL) | ((groups & 0x7f007f007f007f00L) >>> 1);
        long fours = (pairs & 0x00003fff00003fffL) | ((pairs & 0x3fff00003fff0000L) >>> 2);
        return (fours & 0x000000000fffffffL) | ((fours & 0x0fffffff00000000L) >>> 4);
    }
}
