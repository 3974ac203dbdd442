package dev.skein.view.open;

import java.util.List;

/// How to record something that Skein reads: a command to copy.
///
/// @param titleKey text key of what it records
public record Recipe(String titleKey, String command) {
    static final List<Recipe> ALL =
            List.of(
                    new Recipe(
                            "welcome.record.jfr",
                            "jcmd <pid> JFR.start duration=60s settings=profile filename=app.jfr"),
                    new Recipe(
                            "welcome.record.go",
                            "curl -o trace.out 'http://localhost:6060/debug/pprof/trace?seconds=10'"),
                    new Recipe("welcome.record.dump", "jcmd <pid> Thread.print -l > dump.txt"),
                    new Recipe(
                            "welcome.record.godump",
                            "curl -o dump.txt 'http://localhost:6060/debug/pprof/goroutine?debug=2'"));
}
