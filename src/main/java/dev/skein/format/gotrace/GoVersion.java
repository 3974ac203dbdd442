package dev.skein.format.gotrace;

import dev.skein.format.FileHead;
import org.jspecify.annotations.Nullable;

/// The version in a trace's 16-byte header, `go 1.NN trace`: that of the format, which several
/// releases of Go share.
///
/// @param minor NN
record GoVersion(int minor) {
    static final int HEADER_BYTES = 16;
    static final int NEWEST = 26;

    /// Generations end with a byte of their own since then.
    static final int FIRST_WITH_END_BYTE = 26;

    private static final int FIRST_V2 = 22;

    /// The version a file states, or null where it does not begin like a trace.
    static @Nullable GoVersion of(FileHead head) {
        byte[] bytes = head.bytes();
        if (!head.startsWith("go 1.") || bytes.length < HEADER_BYTES) {
            return null;
        }
        int at = 5;
        int minor = 0;
        while (at < HEADER_BYTES && bytes[at] >= '0' && bytes[at] <= '9' && minor < 1000) {
            minor = minor * 10 + bytes[at] - '0';
            at++;
        }
        String rest = " trace";
        if (at == 5 || at + rest.length() > HEADER_BYTES) {
            return null;
        }
        for (int i = 0; i < rest.length(); i++) {
            if (bytes[at + i] != rest.charAt(i)) {
                return null;
            }
        }
        return new GoVersion(minor);
    }

    String text() {
        return "1." + minor;
    }

    boolean isV2() {
        return minor >= FIRST_V2;
    }

    /// Whether this version of the format exists, as far as this version of Skein knows.
    boolean isKnown() {
        return switch (minor) {
            case 11, 19, 21, 22, 23, 25, 26 -> true;
            default -> false;
        };
    }

    /// The releases of Go that write it.
    String producer() {
        return switch (minor) {
            case 11 -> "Go 1.11 to 1.18";
            case 19 -> "Go 1.19 or 1.20";
            case 23 -> "Go 1.23 or 1.24";
            case 26 -> "Go 1.26 or 1.27";
            default -> minor > NEWEST ? "a Go newer than 1.27" : "Go 1." + minor;
        };
    }
}
