package dev.skein.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Facts about a trace as a whole, as its reader found them.
///
/// @param formatId stable id of the format: `jfr`, `go-trace`, `hotspot-dump`, …
/// @param formatName what a person calls it
/// @param formatVersion the format's own version, empty when it has none
/// @param producer what wrote it, e.g. `OpenJDK 25.0.3`, empty when not known
/// @param originEpochNanos wall-clock time of trace time 0, null when the source does not know it
/// @param expectedDurationNanos while loading: how long the trace will be; 0 when not known
/// @param partial reading was cancelled or is not finished; what is there is right
/// @param limits what the recording cannot show, one clause each: `jdk.ThreadPark under 20 ms not
///     recorded`
/// @param nativeEvents number of events by the format's own names
/// @param rangeTotals number and time of ranges by name where the source's own totals say more than
///     [RangeTable]
/// @param eventCounts number of create, end, block and wake events
public record TraceInfo(
        String formatId,
        String formatName,
        String formatVersion,
        String producer,
        @Nullable Long originEpochNanos,
        long expectedDurationNanos,
        boolean partial,
        List<String> limits,
        Map<String, Long> nativeEvents,
        Map<String, RangeTotal> rangeTotals,
        EventCounts eventCounts) {
    public TraceInfo {
        limits = List.copyOf(limits);
        nativeEvents = Collections.unmodifiableMap(new TreeMap<>(nativeEvents));
        rangeTotals = Collections.unmodifiableMap(new TreeMap<>(rangeTotals));
    }

    /// Lifecycle and scheduling events of thread lanes.
    public record EventCounts(long create, long end, long block, long wake) {}

    /// Number of ranges of one name and their time in all.
    public record RangeTotal(long count, long nanos) {}

    public TraceInfo withPartial(boolean partial) {
        return new TraceInfo(
                formatId,
                formatName,
                formatVersion,
                producer,
                originEpochNanos,
                expectedDurationNanos,
                partial,
                limits,
                nativeEvents,
                rangeTotals,
                eventCounts);
    }
}
