package dev.skein.format.gotrace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.app.BuiltInFormats;
import dev.skein.format.CommonCode;
import dev.skein.format.Diagnostic;
import dev.skein.format.DiagnosticCode;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.format.TraceOpener;
import dev.skein.model.IntervalFlags;
import dev.skein.model.Trace;
import dev.skein.testkit.SampleTraces;
import dev.skein.testkit.TraceIntegrity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedGoTraceTest {
    private static ImportOutcome open(byte[] bytes) {
        return new TraceOpener(BuiltInFormats.all())
                .open("x", List.of(Input.ofBytes("x", bytes)), ImportContext.plain());
    }

    private static ImportOutcome open(Path file) {
        return new TraceOpener(BuiltInFormats.all()).open(file, ImportContext.plain());
    }

    private static byte[] header(String version) {
        return Arrays.copyOf(("go " + version + " trace").getBytes(StandardCharsets.US_ASCII), 16);
    }

    private static ImportOutcome.Imported imported(ImportOutcome outcome) {
        ImportOutcome.Imported imported = assertInstanceOf(ImportOutcome.Imported.class, outcome);
        TraceIntegrity.check(imported.trace());
        return imported;
    }

    private static boolean says(ImportOutcome.Imported imported, DiagnosticCode code) {
        return imported.diagnostics().stream().map(Diagnostic::code).anyMatch(code::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.11", "1.19", "1.21", "1.22", "1.23", "1.25", "1.26"})
    void aHeaderAloneIsAnEmptyTrace(String version) {
        ImportOutcome.Imported empty = imported(open(header(version)));
        assertEquals(0, empty.trace().lanes().size());
        assertTrue(says(empty, GoTraceCode.EMPTY_TRACE));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, older than Go 1.11",
        "1.10, older than Go 1.11",
        "1.20, no format 1.20",
        "1.24, no format 1.24",
    })
    void otherVersionsAreRefusedByName(String version, String reason) {
        ImportOutcome.Unreadable refused =
                assertInstanceOf(ImportOutcome.Unreadable.class, open(header(version)));
        assertTrue(refused.reason().contains(reason), refused.reason());
    }

    @Test
    void aNewerVersionIsReadAsTheNewestKnownAndSaysSo() {
        Path file = SampleTraces.shared("go/damaged/unknown-version-1.29.trace");
        ImportOutcome.Imported newer = imported(open(file));
        assertTrue(says(newer, GoTraceCode.NEWER_VERSION));
        assertTrue(newer.trace().lanes().size() > 100);
    }

    @Test
    void aDamagedGenerationIsAGapAndTheNextOneIsShown() {
        Path file = SampleTraces.shared("go/damaged/batch-removed-multigen-go1.24.trace");
        ImportOutcome.Imported gap = imported(open(file));
        assertTrue(says(gap, GoTraceCode.GENERATION_DAMAGED));
        assertFalse(gap.isComplete());
        assertTrue(gap.trace().durationNanos() > 2_500_000_000L, "the last generation counts");
        assertTrue(rowsAfterLoss(gap.trace()) > 0, "lanes go on behind the gap");
    }

    private static int rowsAfterLoss(Trace trace) {
        int rows = 0;
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            for (int row = 0; row < trace.intervals().size(lane); row++) {
                int flags = trace.intervals().flags(lane, row);
                if ((flags & IntervalFlags.LOSS_BEFORE) != 0
                        && trace.intervals().subState(lane, row) > 1) {
                    rows++;
                }
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "cut-60pct-multigen-go1.22, TRUNCATED_FILE",
        "cut-60pct-multigen-go1.26, TRUNCATED_FILE",
        "cut-before-end-byte-multigen-go1.26, GENERATION_INCOMPLETE",
        "cut-at-batch-border-multigen-go1.25, UNKNOWN_STACK",
        "concatenated-workerpool-go1.22, SECOND_TRACE",
        "zero-tail-workerpool-go1.22, TRAILING_BYTES",
        "oversize-batch-workerpool-go1.22, BAD_BATCH",
        "bad-event-type-churn-tinygen-go1.24, BAD_EVENT",
        "strings-batch-removed-multigen-go1.22, UNKNOWN_STRING",
        "cut-50pct-single-generation-pingpong-go1.23, NO_FREQUENCY",
    })
    void damageIsShownUpToWhereItBeginsAndNamed(String name, String code) {
        ImportOutcome.Imported damaged =
                imported(open(SampleTraces.shared("go/damaged/" + name + ".trace")));
        assertTrue(
                damaged.diagnostics().stream().anyMatch(d -> d.code().name().equals(code)),
                () -> damaged.diagnostics().toString());
        assertTrue(damaged.trace().intervals().totalRows() > 0);
        assertFalse(damaged.isComplete());
    }

    @Test
    void anOldTraceWithoutItsEndIsRefusedWithWhatWasCounted() {
        Path file = SampleTraces.shared("go/damaged/cut-70pct-surge-go1.19.trace");
        ImportOutcome.Unreadable cut = assertInstanceOf(ImportOutcome.Unreadable.class, open(file));
        assertTrue(cut.reason().contains("events"), cut.reason());
        assertTrue(cut.place().startsWith("byte "), cut.place());
    }

    @Test
    void anOldTraceWhoseOrderBreaksIsShownUpToThere() {
        ImportOutcome.Imported broken =
                imported(open(SampleTraces.shared("go/cgocb-go1.21.trace")));
        assertTrue(says(broken, GoTraceCode.ORDER_LOST));
        assertTrue(broken.trace().intervals().totalRows() > 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userann-small-go1.19.tool1.19.d.txt",
                "userann-small-go1.22.tool1.22.d1.txt",
                "userann-small-go1.22.tool1.22.d2.txt",
                "userann-small-go1.25.tool1.27.dparsed.txt",
                "userann-small-go1.25.tool1.27.dwire.txt",
                "userann-small-go1.25.tool1.27.dfootprint.txt",
            })
    void textDumpsAreExplained(String name) {
        ImportOutcome.Unreadable dump =
                assertInstanceOf(
                        ImportOutcome.Unreadable.class,
                        open(SampleTraces.shared("go/text/" + name)));
        assertTrue(dump.advice().contains("trace file"), dump.advice());
    }

    @Test
    void bytesThatNeverChainAreLeftOverNotRead() {
        byte[] bytes = Arrays.copyOf(header("1.22"), 4096);
        Arrays.fill(bytes, 16, bytes.length, (byte) 1);
        ImportOutcome.Imported noise = imported(open(bytes));
        assertFalse(noise.isComplete());
        assertTrue(
                says(noise, CommonCode.TRAILING_BYTES)
                        || says(noise, GoTraceCode.BAD_BATCH)
                        || says(noise, GoTraceCode.NO_FREQUENCY));
    }
}
