package dev.skein.session;

import java.util.Map;
import java.util.TreeMap;

/// Values under keys that this version does not know, as JSON text by path.
///
/// @param byPath `/key` at the top, `/view/key` inside the view
public record Unknown(Map<String, String> byPath) {
    public static final Unknown NOTHING = new Unknown(Map.of());

    public Unknown {
        byPath = java.util.Collections.unmodifiableMap(new TreeMap<>(byPath));
    }
}
