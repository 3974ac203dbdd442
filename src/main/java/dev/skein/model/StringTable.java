package dev.skein.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Interned strings of one trace; id 0 is the empty string.
public final class StringTable {
    private final String[] strings;
    private final int size;

    private StringTable(String[] strings, int size) {
        this.strings = strings;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public String get(int id) {
        return strings[id];
    }

    /// Interns while a trace is read; one thread at a time.
    public static final class Builder {
        private String[] strings = new String[256];
        private int size;
        private final Map<String, Integer> idByString = new HashMap<>();

        Builder() {
            intern("");
        }

        public int intern(String string) {
            Integer known = idByString.get(string);
            if (known != null) {
                return known;
            }
            if (size == strings.length) {
                strings = Arrays.copyOf(strings, size * 2);
            }
            strings[size] = string;
            idByString.put(string, size);
            return size++;
        }

        public String get(int id) {
            return strings[id];
        }

        StringTable freeze() {
            return new StringTable(strings, size);
        }
    }
}
