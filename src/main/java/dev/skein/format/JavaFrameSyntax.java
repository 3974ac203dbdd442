package dev.skein.format;

import dev.skein.model.FrameFlags;
import org.jspecify.annotations.Nullable;

/// Java frames as dumps of all kinds write them:
/// `app//pkg.C.m(File.java:42)`, `pkg.C.m(java.base@17.0.1/File.java:42)`,
/// `java.base/pkg.C.m(Native Method)`.
public final class JavaFrameSyntax implements FrameSyntax {
    /// The one instance; it has no state.
    public static final JavaFrameSyntax INSTANCE = new JavaFrameSyntax();

    private static final String NATIVE = "Native Method";

    private JavaFrameSyntax() {}

    @Override
    public Parts parse(String text, @Nullable String callee) {
        int open = text.lastIndexOf('(');
        String function = withoutModule(open < 0 ? text : text.substring(0, open)).strip();
        String place = open < 0 ? "" : place(text, open);
        int dot = function.lastIndexOf('.');
        String type = dot < 0 ? "" : function.substring(0, dot);
        String method = function.substring(dot + 1);
        JavaFrames.Name name =
                JavaFrames.of(type, method, false, callee == null ? null : methodOf(callee));
        if (place.equals(NATIVE)) {
            return new Parts(function, name.normalised(), "", 0, name.flags() | FrameFlags.NATIVE);
        }
        int colon = place.lastIndexOf(':');
        int line = colon < 0 ? 0 : lineNumber(place, colon + 1);
        String file = line > 0 ? place.substring(0, colon) : place;
        return new Parts(
                function,
                name.normalised(),
                file.equals("Unknown Source") ? "" : file,
                line,
                name.flags());
    }

    /// What is between the brackets, without the module before the file.
    private static String place(String text, int open) {
        int close = text.indexOf(')', open);
        String inside = text.substring(open + 1, close < 0 ? text.length() : close);
        return inside.substring(inside.indexOf('/') + 1);
    }

    /// Drops `app//`, `java.base@17.0.1/`, `java.base/`; keeps the slash of a hidden class, which
    /// has a number after it.
    private static String withoutModule(String name) {
        String result = name;
        for (int slash = result.indexOf('/'); slash >= 0; slash = result.indexOf('/')) {
            boolean hidden =
                    result.lastIndexOf("$$", slash) >= 0
                            || result.startsWith("0x", slash + 1)
                            || (slash + 1 < result.length()
                                    && Character.isDigit(result.charAt(slash + 1)));
            if (hidden) {
                return result;
            }
            result = result.substring(slash + 1);
        }
        return result;
    }

    private static String methodOf(String function) {
        return function.substring(function.lastIndexOf('.') + 1);
    }

    private static int lineNumber(String text, int from) {
        int value = 0;
        for (int at = from; at < text.length(); at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9' || value > 100_000_000) {
                return 0;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}
