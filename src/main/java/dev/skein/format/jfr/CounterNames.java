package dev.skein.format.jfr;

import dev.skein.model.Counter;
import java.util.List;
import java.util.Map;

/// What the fields of counter events are called on screen, and in which unit they count.
final class CounterNames {
    record Name(String text, Counter.Unit unit) {}

    private static final Map<EventKind, List<Name>> BY_KIND =
            Map.of(
                    EventKind.CPU_LOAD,
                    List.of(
                            new Name("CPU of the JVM, user", Counter.Unit.SHARE),
                            new Name("CPU of the JVM, system", Counter.Unit.SHARE),
                            new Name("CPU of the machine", Counter.Unit.SHARE)),
                    EventKind.RESIDENT_SET,
                    List.of(new Name("resident set", Counter.Unit.BYTES)),
                    EventKind.PHYSICAL_MEMORY,
                    List.of(new Name("physical memory used", Counter.Unit.BYTES)),
                    EventKind.HEAP,
                    List.of(new Name("heap used", Counter.Unit.BYTES)),
                    EventKind.JAVA_THREADS,
                    List.of(
                            new Name("Java threads", Counter.Unit.COUNT),
                            new Name("daemon threads", Counter.Unit.COUNT)),
                    EventKind.CONTEXT_SWITCHES,
                    List.of(new Name("context switches", Counter.Unit.PER_SECOND)),
                    EventKind.EXCEPTIONS,
                    List.of(new Name("exceptions thrown", Counter.Unit.COUNT)),
                    EventKind.MONITORS,
                    List.of(new Name("inflated monitors", Counter.Unit.COUNT)),
                    EventKind.LOST_SAMPLES,
                    List.of(new Name("lost CPU samples", Counter.Unit.COUNT)));

    private CounterNames() {}

    static Name of(EventKind kind, int extra) {
        return BY_KIND.getOrDefault(kind, List.of()).get(extra);
    }
}
