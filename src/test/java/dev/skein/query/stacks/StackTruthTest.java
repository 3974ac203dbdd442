package dev.skein.query.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skein.model.Frame;
import dev.skein.model.IntervalFlags;
import dev.skein.model.LaneState;
import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.task.Work;
import dev.skein.testkit.Opened;
import dev.skein.testkit.SampleTraces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Groups against the numbers that other programs counted in the same files.
class StackTruthTest {
    private static final EnumSet<LaneState> WAITS =
            EnumSet.of(
                    LaneState.LOCK,
                    LaneState.WAITING,
                    LaneState.SLEEPING,
                    LaneState.IO,
                    LaneState.GC,
                    LaneState.OTHER);

    private static final GroupOptions AS_WRITTEN =
            GroupOptions.DEFAULT.withFrames(false, false).withSystemLanes(true);

    /// What only the older of the two recordings caught asleep, so that there is nothing to
    /// compare.
    private static final Set<String> ONLY_ON_17 = Set.of("Frames$Job$1Local", "SecurityManager");

    @TestFactory
    Stream<DynamicTest> blockStacksOfGoTraces() {
        return truths("go")
                .filter(truth -> json(truth).has("blockStacksTop3"))
                .filter(truth -> !json(truth).has("readerError"))
                .map(truth -> DynamicTest.dynamicTest(name(truth), () -> blockStacks(truth)));
    }

    private static void blockStacks(Path truth) {
        JsonNode json = json(truth);
        Trace trace = Opened.trace(recording(truth));
        StackGroups groups =
                StackGroups.of(trace, Scope.all(trace), AS_WRITTEN.withStates(WAITS), new Work());
        HitIndex hits = HitIndex.of(groups, new Work());
        Map<String, Integer> blocks = new TreeMap<>();
        Map<String, Integer> atEnd = new TreeMap<>();
        for (int group = 0; group < groups.size(); group++) {
            String top = functions(groups.frames(group)).toString();
            for (int i = 0; i < hits.size(group); i++) {
                HitIndex.Hit hit = hits.hit(group, i);
                if (!hit.isPoint() && isBlock(trace, hit)) {
                    String key = top + " in " + entry(trace, hit);
                    blocks.merge(key, 1, Integer::sum);
                    if (isLastState(trace, hit)) {
                        atEnd.merge(key, 1, Integer::sum);
                    }
                }
            }
        }
        assertEquals(wanted(json.get("blockStacksTop3"), blocks), blocks, "block events");
        if (json.has("aliveAtEndBlockStacksTop3")) {
            JsonNode alive = json.get("aliveAtEndBlockStacksTop3");
            Map<String, Integer> shown = new TreeMap<>(atEnd);
            shown.keySet().removeIf(key -> key.contains(" in runtime."));
            assertEquals(wanted(alive, shown), shown, "alive at the end");
        }
    }

    /// The truth lists the most frequent stacks only, so what is beyond its last row is taken over
    /// where it is no larger.
    private static Map<String, Integer> wanted(JsonNode rows, Map<String, Integer> found) {
        Map<String, Integer> result = new TreeMap<>();
        int least = Integer.MAX_VALUE;
        for (JsonNode row : rows) {
            List<String> top = new ArrayList<>();
            row.get("top3").forEach(frame -> top.add(frame.asText()));
            result.put(top + " in " + row.get("entry").asText(), row.get("n").asInt());
            least = Math.min(least, row.get("n").asInt());
        }
        int limit = rows.size() < 15 ? 0 : least;
        found.forEach(
                (key, count) -> {
                    if (count <= limit) {
                        result.putIfAbsent(key, count);
                    }
                });
        return result;
    }

    /// The truth names the goroutine by the outermost frame of the block's own stack. Before Go
    /// 1.22 that differs from what was started, which is a wrapper without frames in later stacks.
    private static String entry(Trace trace, HitIndex.Hit hit) {
        List<Frame> frames =
                trace.stacks().framesOf(trace.intervals().stackId(hit.lane(), hit.row()));
        return frames.getLast().normalised();
    }

    private static boolean isBlock(Trace trace, HitIndex.Hit hit) {
        String reason =
                trace.subStates().get(trace.intervals().subState(hit.lane(), hit.row())).name();
        return trace.lanes().kind(hit.lane()).isThread()
                && !reason.equals("syscall")
                && (trace.intervals().flags(hit.lane(), hit.row()) & IntervalFlags.TRUNC_LEFT) == 0;
    }

    private static boolean isLastState(Trace trace, HitIndex.Hit hit) {
        return hit.row() == trace.intervals().size(hit.lane()) - 1
                && trace.lanes().endNanos(hit.lane()) == LaneTable.UNKNOWN;
    }

    private static List<String> functions(List<Frame> frames) {
        return frames.stream().map(Frame::normalised).toList();
    }

    @TestFactory
    Stream<DynamicTest> groupsOfGoDumps() {
        return truths("dumps/go")
                .filter(truth -> json(truth).has("groups"))
                .map(truth -> DynamicTest.dynamicTest(name(truth), () -> dumpGroups(truth)));
    }

    @TestFactory
    Stream<DynamicTest> groupsOfJvmDumps() {
        return truths("dumps/jvm")
                .filter(truth -> json(truth).has("groups"))
                .map(truth -> DynamicTest.dynamicTest(name(truth), () -> dumpGroups(truth)));
    }

    private static void dumpGroups(Path truth) {
        JsonNode wanted = json(truth).get("groups");
        Trace trace = Opened.trace(recording(truth));
        StackGroups groups =
                StackGroups.of(
                        trace, Scope.all(trace), AS_WRITTEN.with(Grouping.EXACT), new Work());
        List<Long> sizes = new ArrayList<>();
        for (int group : groups.order(GroupColumn.HITS, true)) {
            sizes.add(groups.threads(group));
        }
        List<Long> expected = new ArrayList<>();
        wanted.get("largest").forEach(row -> expected.add(row.get("size").asLong()));
        assertEquals(expected, sizes.subList(0, Math.min(sizes.size(), expected.size())));
        assertEquals(wanted.get("distinct").asInt(), groups.size(), "distinct stacks");
    }

    @Test
    void theFirstGroupOfTheGoLeakNamesTheCulpritAndWhoStartedIt() {
        Trace trace = Opened.trace(SampleTraces.shared("go/leakgen-go1.24.trace"));
        StackGroups groups =
                StackGroups.of(trace, Scope.all(trace), GroupOptions.DEFAULT, new Work());
        int first = groups.ranked()[0];
        assertEquals("λ main.main.func1.1", groups.label(first));
        assertEquals(3_000, groups.lanesAtEnd(first));
        assertTrue(groups.isRepeatedAnonymousChain(first));
        GroupDetails details = GroupDetails.of(HitIndex.of(groups, new Work()), first);
        assertEquals("λ main.main.func1", details.creators().getFirst().site().label());
    }

    @Test
    void stacksOfTheRuntimeAloneDoNotHideTheLeak() {
        Trace trace = Opened.trace(SampleTraces.shared("go/httpleak-go1.26.trace"));
        StackGroups groups =
                StackGroups.of(trace, Scope.all(trace), GroupOptions.DEFAULT, new Work());
        int first = groups.ranked()[0];
        assertEquals("λ main.main.func1.2.1", groups.label(first));
        assertEquals(240, groups.lanesAtEnd(first));
    }

    @Test
    void theFirstGroupOfALeakInDumpsNamesTheCulprit() {
        Trace jvm =
                Opened.trace(
                        SampleTraces.shared("dumps/jvm/jdk25-lambda-leak-1000.jstack-l.txt.gz"));
        StackGroups threads = StackGroups.of(jvm, Scope.all(jvm), GroupOptions.DEFAULT, new Work());
        int first = threads.ranked()[0];
        assertEquals(1_000, threads.lanes(first));
        assertTrue(threads.isRepeatedAnonymousChain(first));
        Trace series = Opened.trace(SampleTraces.shared("dumps/go-series"));
        StackGroups growing =
                StackGroups.of(series, Scope.all(series), GroupOptions.DEFAULT, new Work());
        int leak = growing.ranked()[0];
        assertEquals("main.(*Server).handle ⟵ λ main.(*Server).loop.func1", growing.label(leak));
        assertEquals(40, growing.threadsInFirstDump(leak));
        assertEquals(238, growing.threadsInLastDump(leak));
        GroupDetails details = GroupDetails.of(HitIndex.of(growing, new Work()), leak);
        assertEquals(
                growing.threads(leak),
                details.places().stream().mapToLong(GroupDetails.Place::hits).sum());
    }

    /// Threads that wait for ever show in the dumps inside the recording only.
    @Test
    void theFirstGroupOfTheJfrLeakNamesTheCulpritAndWhoStartedIt() {
        Trace trace = Opened.trace(SampleTraces.shared("jfr/thread-leak-jdk25.jfr"));
        StackGroups groups =
                StackGroups.of(trace, Scope.all(trace), GroupOptions.DEFAULT, new Work());
        int first = groups.ranked()[0];
        assertEquals("λ ThreadLeak.handle", groups.label(first));
        GroupDetails details = GroupDetails.of(HitIndex.of(groups, new Work()), first);
        assertEquals(
                "com.acme.lab.ThreadLeak.handle", details.creators().getFirst().site().label());
        assertEquals(47, details.places().getFirst().hits());
    }

    static Stream<Path> truths(String folder) {
        Path root = SampleTraces.shared(folder);
        try (Stream<Path> files = Files.list(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".truth.json"))
                    .sorted()
                    .toList()
                    .stream()
                    .filter(truth -> Files.exists(recording(truth)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path recording(Path truth) {
        String path = truth.toString().replace(".truth.json", "");
        return Stream.of(path, path + ".trace", path + ".jfr")
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(Path.of(path));
    }

    private static String name(Path truth) {
        return truth.getFileName().toString().replace(".truth.json", "");
    }

    static JsonNode json(Path truth) {
        try {
            return new ObjectMapper().readTree(truth.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same program recorded by two virtual machines: what a person reads for its lambdas,
    /// method references, hidden classes and proxies is the same for both.
    @Test
    void theSpellingsOfTwoVirtualMachinesAreOneGroup() {
        Set<String> old = labels("jfr/frames-jdk17.jfr");
        Set<String> young = labels("jfr/frames-jdk25.jfr");
        Set<String> both = new TreeSet<>(old);
        both.retainAll(young);
        for (Set<String> labels : List.of(old, young)) {
            for (String label : labels) {
                assertFalse(label.matches(".*(0x[0-9a-f]{4}|\\$\\$Lambda).*"), label);
            }
        }
        Set<String> spelledApart = new TreeSet<>(old);
        spelledApart.addAll(young);
        spelledApart.removeAll(both);
        spelledApart.removeIf(label -> ONLY_ON_17.stream().anyMatch(label::contains));
        assertEquals(Set.of(), spelledApart);
        assertTrue(both.size() >= 20, both.toString());
    }

    private static Set<String> labels(String recording) {
        Trace trace = Opened.trace(SampleTraces.shared(recording));
        StackGroups groups =
                StackGroups.of(
                        trace,
                        Scope.all(trace),
                        GroupOptions.DEFAULT.withStates(EnumSet.of(LaneState.SLEEPING)),
                        new Work());
        Set<String> result = new TreeSet<>();
        for (int group = 0; group < groups.size(); group++) {
            List<Frame> frames = groups.frames(group);
            if (frames.stream().anyMatch(Frame::isAnonymous)) {
                result.add(groups.label(group));
            }
        }
        return result;
    }
}
