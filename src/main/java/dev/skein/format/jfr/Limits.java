package dev.skein.format.jfr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a recording cannot show because of its settings, from its `jdk.ActiveSetting` events: a
/// wait below the threshold leaves no event.
final class Limits {
    private static final List<String> THRESHOLD_SHOWN =
            List.of(
                    "jdk.JavaMonitorEnter",
                    "jdk.JavaMonitorWait",
                    "jdk.ThreadPark",
                    "jdk.ThreadSleep",
                    "jdk.VirtualThreadPinned",
                    "jdk.SocketRead",
                    "jdk.SocketWrite",
                    "jdk.FileRead",
                    "jdk.FileWrite",
                    "jdk.FileForce");
    private static final List<String> PRESENCE_SHOWN =
            List.of("jdk.ThreadStart", "jdk.VirtualThreadStart", "jdk.ExecutionSample");

    private final Map<String, String> settings = new LinkedHashMap<>();

    /// Takes one setting; later ones win.
    void add(String typeName, String setting, String value) {
        settings.put(typeName + "#" + setting, value);
    }

    private String get(String typeName, String setting) {
        return settings.getOrDefault(typeName + "#" + setting, "");
    }

    /// One clause each.
    List<String> clauses() {
        List<String> result = new ArrayList<>();
        for (String type : THRESHOLD_SHOWN) {
            addClause(type, result);
        }
        for (String type : PRESENCE_SHOWN) {
            if (get(type, "enabled").equals("false")) {
                result.add(type + " not recorded");
            }
        }
        return result;
    }

    private void addClause(String type, List<String> result) {
        if (get(type, "enabled").equals("false")) {
            result.add(type + " not recorded");
            return;
        }
        String threshold = get(type, "threshold");
        if (!threshold.isEmpty() && !threshold.startsWith("0 ")) {
            result.add(type + " under " + threshold + " not recorded");
        }
        String throttle = get(type, "throttle");
        if (!throttle.isEmpty() && !throttle.equals("off")) {
            result.add(type + " at most " + throttle + " recorded");
        }
    }
}
