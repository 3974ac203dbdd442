package dev.skein.analysis;

import dev.skein.model.DumpSnapshot;
import dev.skein.model.Frame;
import dev.skein.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// LEAK-3 to LEAK-7 on dumps: groups that grow from dump to dump, waits that are minutes old,
/// masses at one line, waits that cannot end, and what the runtime itself calls leaked.
///
/// One dump proves little: an idle worker and a leaked one look the same, so without such a sign
/// the verdict is "suspect" at most.
final class DumpLeakRule implements Rule {
    private final String id;
    private final String title;

    private DumpLeakRule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// One rule per sign; surest first, since the first verdict about a lane stands.
    static List<Rule> all() {
        return List.of(
                new DumpLeakRule("LEAK-7", "lanes that the runtime calls leaked"),
                new DumpLeakRule("LEAK-6", "waits that can never end"),
                new DumpLeakRule("LEAK-4", "waits that are minutes old"),
                new DumpLeakRule("LEAK-3", "groups that grow from dump to dump"),
                new DumpLeakRule("LEAK-5", "masses of lanes at one line"));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String thresholds(Parameters parameters) {
        return switch (id) {
            case "LEAK-3" ->
                    "strictly more over two gaps, or +%s and x %s over one"
                            .formatted(
                                    Text.number(parameters.get(Parameter.DUMP_GROWTH_LANES)),
                                    Text.number(parameters.get(Parameter.DUMP_GROWTH_FACTOR)));
            case "LEAK-4" ->
                    "waits of %s minutes"
                            .formatted(Text.number(parameters.get(Parameter.DUMP_AGE_MINUTES)));
            case "LEAK-5" ->
                    "%s blocked at one line, or %s of all and %s"
                            .formatted(
                                    Text.number(parameters.get(Parameter.MASS_LANES)),
                                    Text.percent(parameters.get(Parameter.MASS_SHARE)),
                                    Text.number(parameters.get(Parameter.MASS_SHARE_LANES)));
            case "LEAK-6" -> "nil channels and empty selects";
            default -> "(leaked) in a dump or profile";
        };
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        List<DumpSnapshot> dumps = evidence.trace().dumps();
        if (id.equals("LEAK-6") && evidence.isGo()) {
            return null;
        }
        if (dumps.isEmpty()) {
            return "it holds no dump";
        }
        if (id.equals("LEAK-3") && dumps.size() < 2) {
            return "it holds only one dump";
        }
        return (id.equals("LEAK-4") || id.equals("LEAK-6") || id.equals("LEAK-7"))
                        && !evidence.isGo()
                ? "dumps of a JVM do not say so"
                : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        List<DumpSnapshot> dumps = evidence.trace().dumps();
        if (dumps.isEmpty()) {
            return; // LEAK-6 on traces is part of LEAK-1
        }
        Snapshot last = Snapshot.of(evidence.trace(), dumps.get(dumps.size() - 1));
        switch (id) {
            case "LEAK-3" -> growth(evidence, dumps, last, out);
            case "LEAK-5" -> masses(evidence, last, out);
            default -> {
                for (Snapshot.Row row : last.rows()) {
                    single(evidence, row, out);
                }
            }
        }
    }

    private void single(Evidence evidence, Snapshot.Row row, Findings out) {
        if (id.equals("LEAK-7") && row.leaked()) {
            add(
                    evidence,
                    row,
                    Leak.Verdict.LEAKED,
                    1,
                    "The runtime itself found that nothing can wake it.",
                    out);
        } else if (id.equals("LEAK-6") && isImpossible(row.word())) {
            boolean main = row.id().equals("1");
            add(
                    evidence,
                    row,
                    main ? Leak.Verdict.SUSPECT : Leak.Verdict.LEAKED,
                    main ? 0.3 : 1,
                    "This wait can never end.",
                    out);
        } else if (id.equals("LEAK-4") && isOld(evidence, row)) {
            add(
                    evidence,
                    row,
                    Leak.Verdict.LEAKED,
                    0.8,
                    "Such a wait is usually over in seconds.",
                    out);
        }
    }

    private static boolean isImpossible(String word) {
        return word.contains("nil chan") || word.contains("no cases") || word.equals("forever");
    }

    private static boolean isOld(Evidence evidence, Snapshot.Row row) {
        double minutes = evidence.parameters().get(Parameter.DUMP_AGE_MINUTES);
        return row.isBlocked()
                && !row.idle()
                && !row.id().equals("1")
                && row.blockedNanos() >= minutes * 60e9;
    }

    private void growth(Evidence evidence, List<DumpSnapshot> dumps, Snapshot last, Findings out) {
        List<Map<String, Long>> counts = new ArrayList<>();
        for (DumpSnapshot dump : dumps) {
            counts.add(GroupRule.counts(evidence, Snapshot.of(evidence.trace(), dump)));
        }
        Map<String, List<Snapshot.Row>> rows = new TreeMap<>();
        for (Snapshot.Row row : last.rows()) {
            rows.computeIfAbsent(GroupRule.key(evidence, row), _ -> new ArrayList<>()).add(row);
        }
        Set<String> older = olderLanes(evidence.trace(), dumps);
        rows.forEach(
                (key, members) -> {
                    long[] series =
                            counts.stream()
                                    .mapToLong(count -> count.getOrDefault(key, 0L))
                                    .toArray();
                    if (members.get(0).isBlocked()
                            && !members.get(0).idle()
                            && grows(series, evidence.parameters())) {
                        reportGrowth(evidence, members, series, older, out);
                    }
                });
    }

    static boolean grows(long[] series, Parameters parameters) {
        boolean rises = series.length > 2;
        for (int i = 1; i < series.length; i++) {
            rises &= series[i] > series[i - 1];
        }
        long first = series[series.length - 2];
        long last = series[series.length - 1];
        boolean jump =
                last - first >= parameters.get(Parameter.DUMP_GROWTH_LANES)
                        && last >= parameters.get(Parameter.DUMP_GROWTH_FACTOR) * first;
        return rises || jump;
    }

    /// Lanes of the last dump that an earlier one shows with the same stack.
    private static Set<String> olderLanes(Trace trace, List<DumpSnapshot> dumps) {
        Set<String> older = new HashSet<>();
        for (DumpSnapshot dump : dumps.subList(0, dumps.size() - 1)) {
            for (Snapshot.Row row : Snapshot.of(trace, dump).rows()) {
                older.add(row.id() + "@" + row.stack());
            }
        }
        return older;
    }

    private void reportGrowth(
            Evidence evidence,
            List<Snapshot.Row> members,
            long[] series,
            Set<String> older,
            Findings out) {
        Snapshot.Row first = members.get(0);
        Frame frame = evidence.frames().innermost(first.stack());
        List<String> words = new ArrayList<>();
        for (long count : series) {
            words.add(Text.count(count));
        }
        String summary =
                "From dump to dump more %s wait in %s%s: %s%s."
                        .formatted(
                                Text.plural(evidence.laneNoun()),
                                first.word(),
                                frame == null ? "" : " at " + BurstSentences.place(frame),
                                String.join(", ", words),
                                startedAt(evidence, first));
        FindingDraft draft =
                new FindingDraft(FindingClass.DUMP_GROWTH, 0, evidence.trace().durationNanos());
        draft.summary = summary;
        draft.lanes =
                members.stream()
                        .mapToInt(Snapshot.Row::lane)
                        .filter(l -> l >= 0)
                        .sorted()
                        .toArray();
        draft.sites =
                frame == null
                        ? List.of()
                        : List.of(new Site(frame.function(), frame.file(), frame.line(), 1));
        out.add(draft);
        for (Snapshot.Row row : members) {
            boolean old = older.contains(row.id() + "@" + row.stack());
            add(
                    evidence,
                    row,
                    old ? Leak.Verdict.LEAKED : Leak.Verdict.SUSPECT,
                    old ? 0.8 : 0.5,
                    "Its group grows from dump to dump.",
                    out);
        }
    }

    private static String startedAt(Evidence evidence, Snapshot.Row row) {
        Site site = Creation.site(evidence, row.creation(), 0);
        return site.function().isEmpty()
                ? ""
                : "; started at " + site.function() + (site.line() > 0 ? ":" + site.line() : "");
    }

    private void masses(Evidence evidence, Snapshot last, Findings out) {
        Parameters parameters = evidence.parameters();
        Map<String, List<Snapshot.Row>> byLine = new HashMap<>();
        for (Snapshot.Row row : last.rows()) {
            Frame frame = evidence.frames().innermost(row.stack());
            if (row.isBlocked() && !row.idle() && frame != null) {
                byLine.computeIfAbsent(BurstSentences.place(frame), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        for (Map.Entry<String, List<Snapshot.Row>> entry : new TreeMap<>(byLine).entrySet()) {
            long count = entry.getValue().stream().mapToLong(Snapshot.Row::count).sum();
            boolean many = count >= parameters.get(Parameter.MASS_LANES);
            boolean much =
                    count >= parameters.get(Parameter.MASS_SHARE) * last.laneCount()
                            && count >= parameters.get(Parameter.MASS_SHARE_LANES);
            if (many || much) {
                reportMass(
                        evidence, entry.getKey(), entry.getValue(), count, last.laneCount(), out);
            }
        }
    }

    private void reportMass(
            Evidence evidence,
            String place,
            List<Snapshot.Row> rows,
            long count,
            long all,
            Findings out) {
        long end = evidence.trace().durationNanos();
        FindingDraft draft = new FindingDraft(FindingClass.MASS_WAIT, end, end);
        draft.summary =
                "%s wait at %s, %s of all%s."
                        .formatted(
                                Text.count(count, evidence.laneNoun()),
                                place,
                                Text.percent(count / (double) Math.max(1, all)),
                                startedAt(evidence, rows.get(0)));
        draft.lanes =
                rows.stream().mapToInt(Snapshot.Row::lane).filter(l -> l >= 0).sorted().toArray();
        out.add(draft);
        for (Snapshot.Row row : rows) {
            add(evidence, row, Leak.Verdict.SUSPECT, 0.4, "One of very many at one line.", out);
        }
    }

    private void add(
            Evidence evidence,
            Snapshot.Row row,
            Leak.Verdict verdict,
            double confidence,
            String why,
            Findings out) {
        if (out.hasVerdict(row.lane(), row.id())) {
            return;
        }
        Frame frame = evidence.frames().innermost(row.stack());
        out.addLeak(
                new Leak(
                        row.lane(),
                        row.id(),
                        row.name(),
                        verdict,
                        id,
                        confidence,
                        "waiting",
                        row.word(),
                        frame == null ? "" : frame.function(),
                        frame == null ? "" : frame.file(),
                        frame == null ? 0 : frame.line(),
                        Creation.site(evidence, row.creation(), 0),
                        row.blockedNanos(),
                        "",
                        why));
    }
}
