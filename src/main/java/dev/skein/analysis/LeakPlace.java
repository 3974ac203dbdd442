package dev.skein.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Lanes with one verdict that wait in the same way at the same place: one story, since one mend
/// will free them all.
record LeakPlace(String noun, Leak.Verdict verdict, List<Leak> leaks) {
    private static final int MAX_REASONS = 2;

    LeakPlace {
        leaks = List.copyOf(leaks);
    }

    /// The places of all leaked and suspect lanes, in order of their first lane.
    static List<LeakPlace> of(Report report) {
        Map<String, List<Leak>> byPlace = new LinkedHashMap<>();
        for (Leak leak : report.leaks()) {
            if (leak.verdict() != Leak.Verdict.IDLE) {
                String place =
                        leak.verdict().key()
                                + '\n'
                                + leak.rule()
                                + '\n'
                                + leak.reason()
                                + '\n'
                                + leak.function()
                                + '\n'
                                + leak.line();
                byPlace.computeIfAbsent(place, _ -> new ArrayList<>()).add(leak);
            }
        }
        String noun = noun(report.source().kind());
        return byPlace.values().stream()
                .map(leaks -> new LeakPlace(noun, leaks.get(0).verdict(), leaks))
                .toList();
    }

    private static String noun(String kind) {
        return switch (kind) {
            case "go-trace", "go-trace-json", "go-dump", "go-profile" -> "goroutine";
            case "jfr", "jvm-dump" -> "thread";
            case "coroutine-dump" -> "coroutine";
            default -> "lane";
        };
    }

    private Leak first() {
        return leaks.get(0);
    }

    String rule() {
        return first().rule();
    }

    String function() {
        return first().function();
    }

    List<Integer> lanes() {
        return leaks.stream().map(Leak::lane).filter(lane -> lane >= 0).sorted().toList();
    }

    double confidence() {
        return leaks.stream().mapToDouble(Leak::confidence).average().orElse(0);
    }

    long longestNanos() {
        return leaks.stream().mapToLong(Leak::blockedForNanos).max().orElse(0);
    }

    private long shortestNanos() {
        return leaks.stream().mapToLong(Leak::blockedForNanos).min().orElse(0);
    }

    /// What, where, for how long, who started them, and what speaks for the verdict.
    String sentence() {
        boolean one = leaks.size() == 1;
        StringBuilder text = new StringBuilder();
        text.append(Text.count(leaks.size(), noun)).append(one ? " waits" : " wait");
        text.append(first().reason().isEmpty() ? "" : " in " + first().reason());
        text.append(" at ").append(place(first().function(), first().line()));
        if (longestNanos() > 0) {
            text.append(", ").append(howLong());
        }
        text.append(startedAt()).append(". ");
        text.append(reasons());
        return text.toString();
    }

    private String howLong() {
        String longest = Text.duration(longestNanos());
        String shortest = Text.duration(shortestNanos());
        return (longest.equals(shortest) || shortestNanos() == 0
                        ? "for " + longest
                        : "for " + shortest + " to " + longest)
                + " up to the end";
    }

    private String startedAt() {
        Map<String, Long> creators =
                leaks.stream()
                        .filter(leak -> !leak.createdBy().function().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        leak ->
                                                place(
                                                        leak.createdBy().function(),
                                                        leak.createdBy().line()),
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        return creators.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(
                        entry ->
                                (entry.getValue() < leaks.size() ? "; most" : ";")
                                        + " started at "
                                        + entry.getKey())
                .orElse("");
    }

    private String reasons() {
        Map<String, Long> whys =
                leaks.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Leak::why, LinkedHashMap::new, Collectors.counting()));
        return whys.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_REASONS)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }

    private static String place(String function, int line) {
        return function.isEmpty()
                ? "an unknown place"
                : line > 0 ? function + ":" + line : function;
    }
}
