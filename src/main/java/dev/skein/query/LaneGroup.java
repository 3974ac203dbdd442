package dev.skein.query;

import dev.skein.model.LaneTable;
import dev.skein.model.Trace;
import java.util.Arrays;
import java.util.Optional;

/// How lanes are put together under one header.
public enum LaneGroup {
    NONE("none"),
    /// What the lane runs: a goroutine's entry function; where there is none, as [#NAME].
    SITE("site"),
    /// The name with every run of digits read as `#`: `pool-3-thread-7` is in `pool-#-thread-#`.
    NAME("name"),
    /// The name without the number at its end: `pool-3-thread-7` is in `pool-3-thread`.
    POOL("pool"),
    /// Thread, goroutine, processor, …
    KIND("kind"),
    PROCESS("process");

    private final String key;

    LaneGroup(String key) {
        this.key = key;
    }

    /// The name in settings and view links.
    public String key() {
        return key;
    }

    /// The grouping of a key, empty when it is none.
    public static Optional<LaneGroup> ofKey(String key) {
        return Arrays.stream(values()).filter(group -> group.key.equals(key)).findFirst();
    }

    /// Name of the group that `lane` belongs to, empty for [#NONE].
    public String of(Trace trace, int lane) {
        LaneTable lanes = trace.lanes();
        return switch (this) {
            case NONE -> "";
            case SITE ->
                    lanes.site(lane).isEmpty()
                            ? withoutDigits(lanes.name(lane))
                            : site(lanes, lane);
            case NAME -> withoutDigits(lanes.name(lane));
            case POOL -> withoutLastNumber(lanes.name(lane));
            case KIND -> lanes.kind(lane).key();
            case PROCESS -> "process " + lanes.process(lane);
        };
    }

    private static String site(LaneTable lanes, int lane) {
        return lanes.site(lane);
    }

    /// Every run of digits becomes `#`; a name of digits only becomes `#`.
    public static String withoutDigits(String name) {
        StringBuilder out = null;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digit && out == null) {
                out = new StringBuilder(name.length()).append(name, 0, i);
            }
            if (out != null) {
                if (!digit) {
                    out.append(c);
                } else if (out.isEmpty() || out.charAt(out.length() - 1) != '#') {
                    out.append('#');
                }
            }
        }
        return out == null ? name : out.toString();
    }

    static String withoutLastNumber(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        if (end == name.length()) {
            return name;
        }
        while (end > 0 && "-_#:. /".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == 0 ? "#" : name.substring(0, end);
    }
}
