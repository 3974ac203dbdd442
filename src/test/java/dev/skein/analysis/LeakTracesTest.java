package dev.skein.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.skein.app.BuiltInFormats;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.TraceOpener;
import dev.skein.task.Work;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Small Go programs that leak in every way, and healthy ones that look alike; their source lies
/// beside them. The number in a name is how many goroutines the program leaks.
class LeakTracesTest {
    @ParameterizedTest(name = "{0}: {1} leaked")
    @CsvSource({
        "bad10_nil, 10",
        "bad12_select, 12",
        "bad14_unlock, 14",
        "bad15_subs, 15",
        "bad20_early, 20",
        "bad30_close, 30",
        "bad5_cond, 5",
        "bad6_wg, 6",
        "ok_cond, 0",
        "ok_ctx, 0",
        "ok_idle, 0",
        "ok_results, 0",
        "ok_ticker, 0"
    })
    void everyLeakedGoroutineIsFoundAndNoOtherOne(String name, int leaked) {
        Path file = Path.of("src", "test", "resources", "leaks", name + ".trace");
        ImportOutcome outcome =
                new TraceOpener(BuiltInFormats.all()).open(file, ImportContext.plain());
        var imported = assertInstanceOf(ImportOutcome.Imported.class, outcome);
        Report report = Analysis.run(imported.trace(), Parameters.defaults(), new Work());
        long found =
                report.leaks().stream()
                        .filter(leak -> leak.verdict() == Leak.Verdict.LEAKED)
                        .count();
        assertEquals(leaked, found);
    }
}
