package dev.skein.format.goprofile;

import dev.skein.format.ByteText;
import dev.skein.format.Diagnostic;
import dev.skein.format.DumpCode;
import dev.skein.format.DumpSink;
import dev.skein.format.DumpTables;
import dev.skein.format.LongIndex;
import dev.skein.format.UnreadableDumpException;
import dev.skein.model.DumpBuilder;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Reads a whole profile: collects its messages first, for they come in any order, and resolves
/// them then.
final class BinaryProfileReader {
    private static final int MAX_BYTES = 1 << 30;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final DumpSink sink;
    private final DumpTables tables;
    private final List<int[]> samples = new ArrayList<>();
    private final List<int[]> locations = new ArrayList<>();
    private final LongIndex locationById = new LongIndex();
    private final List<int[]> functions = new ArrayList<>();
    private final LongIndex functionById = new LongIndex();
    private final List<String> strings = new ArrayList<>();
    private long sampleType = -1;
    private long timeNanos;
    private byte[] bytes = new byte[0];

    BinaryProfileReader(DumpSink sink) {
        this.sink = sink;
        this.tables = sink.tables();
    }

    void read(MemorySegment input) {
        if (input.byteSize() > MAX_BYTES) {
            throw new UnreadableDumpException(
                    "it is larger than a profile can be", "record a goroutine profile anew");
        }
        bytes = input.toArray(ValueLayout.JAVA_BYTE);
        ProtoFields fields = new ProtoFields(bytes, 0, bytes.length);
        while (fields.next()) {
            collect(fields);
        }
        String kind = string(sampleType);
        if (!kind.equals("goroutine") && !kind.equals("goroutineleak")) {
            throw new UnreadableDumpException(
                    "it is a pprof profile of " + (kind.isEmpty() ? "unknown kind" : kind),
                    "record goroutines: /debug/pprof/goroutine");
        }
        if (fields.isBroken()) {
            sink.diagnostics().countAtByte(DumpCode.TRUNCATED_DUMP, fields.position());
        }
        DumpBuilder dump = sink.begin(BinaryProfiles.FORMAT_ID, Diagnostic.NOWHERE);
        dump.producer(kind + " profile");
        if (timeNanos > 0) {
            dump.epochMillis(timeNanos / NANOS_PER_MILLI);
        }
        ProfileRows rows = new ProfileRows(sink);
        for (int[] sample : samples) {
            addSample(rows, sample, kind.equals("goroutineleak"));
        }
        sink.end();
    }

    private void collect(ProtoFields fields) {
        int[] range = {fields.from(), fields.to()};
        switch (fields.field()) {
            case 1 -> {
                if (sampleType < 0) {
                    sampleType = number(fields.inner(), 1);
                }
            }
            case 2 -> samples.add(range);
            case 4 -> {
                locationById.put(number(fields.inner(), 1), locations.size());
                locations.add(range);
            }
            case 5 -> {
                functionById.put(number(fields.inner(), 1), functions.size());
                functions.add(range);
            }
            case 6 -> strings.add(ByteText.decode(bytes, fields.from(), fields.to()));
            case 9 -> timeNanos = fields.value();
            default -> {
                // mappings, comments, filters: nothing of a goroutine
            }
        }
    }

    private static long number(ProtoFields message, int field) {
        long result = 0;
        while (message.next()) {
            if (message.field() == field && message.isVarint()) {
                result = message.value();
            }
        }
        return result;
    }

    private String string(long index) {
        return index >= 0 && index < strings.size() ? strings.get((int) index) : "";
    }

    private void addSample(ProfileRows rows, int[] range, boolean leaked) {
        ProtoFields sample = new ProtoFields(bytes, range[0], range[1]);
        long count = -1;
        StringBuilder labels = new StringBuilder();
        sink.beginStack();
        while (sample.next()) {
            switch (sample.field()) {
                case 1 -> pushLocations(sample);
                case 2 -> count = count >= 0 ? count : firstNumber(sample);
                case 3 -> addLabel(labels, sample.inner());
                default -> {
                    // nothing else is in a sample
                }
            }
        }
        rows.add(Math.max(0, count), tables.word(labels.toString()), Diagnostic.NOWHERE, leaked);
    }

    private static long firstNumber(ProtoFields field) {
        if (field.isVarint()) {
            return field.value();
        }
        ProtoFields list = field.inner();
        return list.hasMore() ? list.packed() : 0;
    }

    /// Numbers are packed into one field or come in one field each.
    private void pushLocations(ProtoFields field) {
        if (field.isVarint()) {
            pushLocation(field.value());
            return;
        }
        ProtoFields list = field.inner();
        while (list.hasMore()) {
            pushLocation(list.packed());
        }
    }

    /// A location with several lines holds inlined functions, the innermost first.
    private void pushLocation(long id) {
        int index = locationById.get(id);
        if (index < 0) {
            return;
        }
        int[] range = locations.get(index);
        ProtoFields location = new ProtoFields(bytes, range[0], range[1]);
        while (location.next()) {
            if (location.field() == 4 && location.isBytes()) {
                pushLine(location.inner());
            }
        }
    }

    private void pushLine(ProtoFields line) {
        long functionId = 0;
        long number = 0;
        while (line.next()) {
            if (line.field() == 1) {
                functionId = line.value();
            } else if (line.field() == 2) {
                number = line.value();
            }
        }
        int index = functionById.get(functionId);
        if (index < 0) {
            return;
        }
        int[] range = functions.get(index);
        ProtoFields function = new ProtoFields(bytes, range[0], range[1]);
        String name = "";
        String file = "";
        while (function.next()) {
            if (function.field() == 2) {
                name = string(function.value());
            } else if (function.field() == 4) {
                file = string(function.value());
            }
        }
        sink.push(tables.frame(ProfileRows.frame(name, file, Math.clamp(number, 0, 1 << 30))));
    }

    private void addLabel(StringBuilder labels, ProtoFields label) {
        String key = "";
        String text = "";
        while (label.next()) {
            switch (label.field()) {
                case 1 -> key = string(label.value());
                case 2 -> text = string(label.value());
                case 3 -> text = String.valueOf(label.value());
                default -> {
                    // units
                }
            }
        }
        labels.append(labels.isEmpty() ? "" : ", ").append(key).append(": ").append(text);
    }
}
