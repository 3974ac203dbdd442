package dev.skein.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The last line of a benchmark: one flat JSON object.
final class BenchJson {
    private final Map<String, String> fields = new LinkedHashMap<>();

    BenchJson(String bench) {
        put("bench", bench);
    }

    BenchJson put(String name, String value) {
        fields.put(name, '"' + value + '"');
        return this;
    }

    BenchJson put(String name, long value) {
        fields.put(name, Long.toString(value));
        return this;
    }

    /// A value with so many digits behind the point.
    BenchJson put(String name, double value, int digits) {
        fields.put(name, String.format(Locale.ROOT, "%." + digits + "f", value));
        return this;
    }

    void print() {
        Runtime runtime = Runtime.getRuntime();
        fields.put(
                "machine",
                String.format(
                        Locale.ROOT,
                        "{\"cores\": %d, \"heapMb\": %d, \"java\": \"%s\"}",
                        runtime.availableProcessors(),
                        runtime.maxMemory() >> 20,
                        System.getProperty("java.version")));
        StringBuilder line = new StringBuilder("{");
        fields.forEach(
                (name, value) ->
                        line.append(line.length() > 1 ? ", " : "")
                                .append('"')
                                .append(name)
                                .append("\": ")
                                .append(value));
        System.out.println(line.append('}'));
    }
}
