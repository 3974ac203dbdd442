package dev.skein.query;

/// Names of threads without what tells the members of one group apart, so that a pool is one name.
public final class ThreadNames {
    private static final int MIN_HEX = 6;

    private ThreadNames() {}

    /// Each run of digits becomes `#`, as does a hexadecimal word of six or more that holds a
    /// digit: `pool-3-thread-17` and `pool-4-thread-2` are both `pool-#-thread-#`.
    public static String normalise(String name) {
        StringBuilder result = new StringBuilder(name.length());
        int at = 0;
        while (at < name.length()) {
            int end = wordEnd(name, at);
            if (end == at) {
                result.append(name.charAt(at++));
            } else if (isHexNumber(name, at, end)) {
                result.append('#');
                at = end;
            } else {
                at = appendWord(name, at, end, result);
            }
        }
        return result.toString();
    }

    private static int wordEnd(String name, int from) {
        int at = from;
        while (at < name.length() && Character.isLetterOrDigit(name.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isHexNumber(String name, int from, int to) {
        boolean digit = false;
        for (int at = from; at < to; at++) {
            char c = name.charAt(at);
            digit |= isDigit(c);
            if (!isDigit(c) && (c < 'a' || c > 'f') && (c < 'A' || c > 'F')) {
                return false;
            }
        }
        return digit && to - from >= MIN_HEX;
    }

    private static int appendWord(String name, int from, int to, StringBuilder result) {
        for (int at = from; at < to; at++) {
            if (!isDigit(name.charAt(at))) {
                result.append(name.charAt(at));
            } else if (at == from || !isDigit(name.charAt(at - 1))) {
                result.append('#');
            }
        }
        return to;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
