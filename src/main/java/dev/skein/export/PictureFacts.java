package dev.skein.export;

import dev.skein.model.TimeRange;
import dev.skein.model.Trace;
import dev.skein.model.TraceInfo;
import dev.skein.render.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a picture says about its file and window, so that it stands alone: no path, no host, no
/// user.
final class PictureFacts {
    private static final long KILO = 1_000;
    private static final String SEPARATOR = " · ";

    private PictureFacts() {}

    static List<String> lines(PictureRequest request) {
        Recording recording = request.recording();
        Trace trace = recording.trace();
        List<String> file = new ArrayList<>();
        file.add(recording.name());
        if (recording.sizeBytes() > 0) {
            file.add(size(recording.sizeBytes()));
        }
        if (!recording.sha256().isEmpty()) {
            file.add("SHA-256 " + recording.shortHash());
        }
        TraceInfo info = trace.info();
        file.add((info.formatName() + " " + info.formatVersion()).strip());
        if (!info.producer().isEmpty()) {
            file.add(info.producer());
        }
        file.add(recordedAt(trace));
        List<String> lines = new ArrayList<>();
        lines.add(request.privacy().apply(String.join(SEPARATOR, file)));
        lines.add(window(request));
        return lines;
    }

    private static String recordedAt(Trace trace) {
        Long epoch = trace.info().originEpochNanos();
        return epoch == null ? "time of recording not known" : "recorded " + utc(trace).exact(0);
    }

    private static TimeFormat utc(Trace trace) {
        return new TimeFormat(
                TimeFormat.Mode.UTC, trace.info().originEpochNanos(), 0, java.time.ZoneOffset.UTC);
    }

    private static String window(PictureRequest request) {
        Trace trace = request.recording().trace();
        TimeRange window = request.window();
        String relative =
                "window "
                        + TimeWords.exact(window.startNanos())
                        + " – "
                        + TimeWords.exact(window.endNanos())
                        + " ("
                        + TimeFormat.duration(window.durationNanos())
                        + " of "
                        + TimeFormat.duration(trace.durationNanos())
                        + ")";
        if (trace.info().originEpochNanos() == null) {
            return relative + SEPARATOR + "times since the first event";
        }
        TimeFormat utc = utc(trace);
        return relative
                + SEPARATOR
                + utc.exact(window.startNanos())
                + " – "
                + utc.exact(window.endNanos());
    }

    static List<String> warnings(PictureRequest request) {
        Recording recording = request.recording();
        List<String> warnings = new ArrayList<>();
        if (recording.trace().info().partial()) {
            warnings.add("PARTIAL: reading was stopped; what lies behind is not shown");
        }
        for (String loss : recording.losses()) {
            warnings.add("LOST: " + request.privacy().apply(loss));
        }
        List<String> limits = recording.trace().info().limits();
        if (!limits.isEmpty()) {
            warnings.add("limits: " + request.privacy().apply(String.join("; ", limits)));
        }
        return warnings;
    }

    /// `143,661 bytes`, `12.4 MB`.
    static String size(long bytes) {
        if (bytes < KILO * KILO) {
            return String.format(Locale.ROOT, "%,d bytes", bytes);
        }
        boolean giga = bytes >= KILO * KILO * KILO;
        return String.format(Locale.ROOT, giga ? "%.2f GB" : "%.1f MB", bytes / (giga ? 1e9 : 1e6));
    }
}
