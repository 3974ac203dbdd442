package dev.skein.format.tracejson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Texts of the file as numbers: names, and ids, which may be numbers beyond 64 bits signed or
/// text. Number 0 is the empty text, which stands for "none".
final class Names {
    static final int NONE = 0;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    Names() {
        number("");
    }

    int number(String text) {
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    String text(int number) {
        return texts.get(number);
    }

    int size() {
        return texts.size();
    }

    /// An id as a number; -1 for text and for what does not fit.
    long id(int number) {
        try {
            return Long.parseUnsignedLong(text(number));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
