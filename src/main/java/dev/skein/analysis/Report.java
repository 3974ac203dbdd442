package dev.skein.analysis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the analysis of one trace found: the same object for the window, JSON, Markdown and HTML.
///
/// Findings are sorted by start, groups by rank, leaks by lane number. Equal traces and parameters
/// give equal reports.
///
/// @param params every parameter by key, as text
public record Report(
        Source source,
        Map<String, String> params,
        List<Finding> findings,
        List<Leak> leaks,
        List<StackGroup> groups,
        List<Deadlock> deadlocks,
        List<CheckedRule> checks) {
    public Report {
        findings = List.copyOf(findings);
        leaks = List.copyOf(leaks);
        groups = List.copyOf(groups);
        deadlocks = List.copyOf(deadlocks);
        checks = List.copyOf(checks);
    }

    /// What was analysed.
    ///
    /// @param file name without its folder; empty until [Report#of]
    /// @param kind `go-trace`, `jfr`, `go-dump`, `jvm-dump`, `go-profile`
    /// @param startEpochNanos wall-clock time of trace time 0, null when not known
    /// @param lanes threads and goroutines, processors not counted
    /// @param events lifecycle and blocking events of lanes that are not the runtime's
    /// @param truncated something of the file is missing
    /// @param limits what the recording cannot show
    public record Source(
            String file,
            String kind,
            String producer,
            @Nullable Long startEpochNanos,
            long durationNanos,
            int lanes,
            long events,
            boolean truncated,
            List<String> limits) {
        public Source {
            limits = List.copyOf(limits);
        }
    }

    /// The same report with the name of the file and whether the whole of it was read.
    public Report of(String file, boolean truncated) {
        Source named =
                new Source(
                        file,
                        source.kind,
                        source.producer,
                        source.startEpochNanos,
                        source.durationNanos,
                        source.lanes,
                        source.events,
                        truncated,
                        source.limits);
        return new Report(named, params, findings, leaks, groups, deadlocks, checks);
    }

    /// Findings that stand, most severe first, then by score.
    public List<Finding> alarms() {
        return findings.stream()
                .filter(Finding::isAlarm)
                .sorted(
                        (a, b) ->
                                a.severity() != b.severity()
                                        ? b.severity().compareTo(a.severity())
                                        : Double.compare(b.score(), a.score()))
                .toList();
    }
}
