package dev.skein.export;

import dev.skein.model.LaneTable;
import dev.skein.model.StackTable;
import dev.skein.model.Trace;
import dev.skein.query.ThreadNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Replaces the names of lanes and of packages in everything that is exported, the same name by the
/// same word everywhere, so that a picture can be shown to strangers and still be talked about.
///
/// Lanes of one pool keep a common word: `pool-1-thread-7` and `pool-1-thread-8` become `A-1` and
/// `A-2`. Packages of the program become `p1`, `p2`, …; those of the Java and Go libraries stay,
/// since they say nothing about the program.
public final class Privacy {
    /// Replaces nothing.
    public static final Privacy OPEN = new Privacy(Map.of());

    private static final List<String> PUBLIC =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "kotlin.", "kotlinx.", "scala.");

    private final Map<String, String> replacements;
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    private Privacy(Map<String, String> replacements) {
        this.replacements = replacements;
        for (String name : longestFirst(replacements.keySet())) {
            byFirst.computeIfAbsent(name.charAt(0), _ -> new ArrayList<>()).add(name);
        }
    }

    private static List<String> longestFirst(Collection<String> names) {
        return names.stream()
                .filter(name -> !name.isEmpty())
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    /// Replaces what is asked for.
    ///
    /// @param laneNames names of lanes
    /// @param packages of functions
    public static Privacy of(Trace trace, boolean laneNames, boolean packages) {
        Map<String, String> replacements = new LinkedHashMap<>();
        if (packages) {
            int number = 0;
            for (String name : packagesOf(trace)) {
                replacements.put(name, "p" + ++number);
            }
        }
        if (laneNames) {
            replacements.putAll(laneWords(trace));
        }
        return new Privacy(replacements);
    }

    private static Set<String> packagesOf(Trace trace) {
        StackTable stacks = trace.stacks();
        Set<String> packages = new TreeSet<>();
        for (int frame = 0; frame < stacks.frameCount(); frame++) {
            addPackage(trace.strings().get(stacks.functionId(frame)), packages);
        }
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            addPackage(trace.lanes().site(lane), packages);
        }
        return packages;
    }

    private static void addPackage(String function, Set<String> packages) {
        String name = packageOf(function);
        boolean known = PUBLIC.stream().anyMatch((name + ".")::startsWith);
        if (!name.isEmpty() && !known) {
            packages.add(name);
        }
    }

    /// `github.com/acme/db` of `github.com/acme/db.(*Pool).Get`, `com.acme.db` of
    /// `com.acme.db.Pool.get`; empty where the name tells nothing about its owner, as in Go's own
    /// packages, which have no dot before the first slash.
    static String packageOf(String function) {
        int slash = function.lastIndexOf('/');
        if (slash >= 0) {
            int dot = function.indexOf('.', slash);
            String name = dot < 0 ? function : function.substring(0, dot);
            return name.substring(0, name.indexOf('/')).contains(".") ? name : "";
        }
        int end = 0;
        for (int at = 0; at < function.length(); at = function.indexOf('.', at) + 1) {
            int dot = function.indexOf('.', at);
            if (dot < 0 || !Character.isLowerCase(function.charAt(at))) {
                break;
            }
            end = dot;
            if (Character.isUpperCase(function.charAt(Math.min(dot + 1, function.length() - 1)))) {
                return function.substring(0, end).contains(".") ? function.substring(0, end) : "";
            }
        }
        return "";
    }

    private static Map<String, String> laneWords(Trace trace) {
        LaneTable lanes = trace.lanes();
        Map<String, TreeMap<String, Integer>> byPool = new LinkedHashMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            String name = lanes.name(lane);
            byPool.computeIfAbsent(ThreadNames.normalise(name), _ -> new TreeMap<>())
                    .putIfAbsent(name, 0);
        }
        Map<String, String> words = new LinkedHashMap<>();
        int pool = 0;
        for (Map.Entry<String, TreeMap<String, Integer>> entry : byPool.entrySet()) {
            String letters = letters(pool++);
            int number = 0;
            for (String name : entry.getValue().keySet()) {
                words.put(name, letters + "-" + ++number);
            }
            words.putIfAbsent(entry.getKey(), letters);
        }
        return words;
    }

    /// `A` … `Z`, `AA`, `AB`, …
    private static String letters(int number) {
        String last = String.valueOf((char) ('A' + number % 26));
        return number < 26 ? last : letters(number / 26 - 1) + last;
    }

    /// The text with every name replaced that stands in it as a whole word; of names that overlap
    /// the longest.
    public String apply(String text) {
        if (replacements.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            String name = nameAt(text, at);
            if (name.isEmpty()) {
                out.append(text.charAt(at++));
            } else {
                out.append(replacements.get(name));
                at += name.length();
            }
        }
        return out.toString();
    }

    private String nameAt(String text, int at) {
        if (at > 0 && isWord(text.charAt(at - 1)) && isWord(text.charAt(at))) {
            return "";
        }
        for (String name : byFirst.getOrDefault(text.charAt(at), List.of())) {
            int end = at + name.length();
            if (text.startsWith(name, at)
                    && (end == text.length()
                            || !isWord(text.charAt(end))
                            || !isWord(text.charAt(end - 1)))) {
                return name;
            }
        }
        return "";
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
