package dev.skein.format.gotrace;

import dev.skein.format.Diagnostics;
import dev.skein.format.ImportContext;
import dev.skein.format.ImportOutcome;
import dev.skein.format.Input;
import dev.skein.task.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a v1 trace in two passes: one for the tables, which lie anywhere, and one for the order.
///
/// A v1 file whose end is missing lacks its clock and all stacks, so it is refused; one that is
/// whole but whose order breaks is shown up to there.
final class V1Reader {
    private static final String ADVICE =
            "record it again and let trace.Stop run before the program ends, or record with Go 1.22"
                    + " or newer, whose traces survive a crash";

    private final GoVersion version;
    private final Input input;
    private final ImportContext context;
    private final Diagnostics diagnostics;

    V1Reader(GoVersion version, Input input, ImportContext context) {
        this.version = version;
        this.input = input;
        this.context = context;
        this.diagnostics = context.diagnostics();
    }

    ImportOutcome read() {
        if (input.sizeBytes() <= GoVersion.HEADER_BYTES) {
            diagnostics.count(GoTraceCode.EMPTY_TRACE);
            GoModel model = new GoModel(version, 0, 0, input.sizeBytes(), context);
            return new ImportOutcome.Imported(model.seal(false), diagnostics.list());
        }
        V1Index index = new V1Index(input.bytes());
        try {
            index.scan(context.work());
        } catch (Damage damage) {
            return unreadable(
                    damage.offset(),
                    "the file is cut off or damaged after "
                            + index.events()
                            + " events ("
                            + damage.reason()
                            + "); this old format keeps its clock and its stacks at the end");
        }
        if (index.frequency() <= 0) {
            return unreadable(
                    input.sizeBytes(),
                    "the file holds "
                            + index.events()
                            + " events but ends before it says how fast its clock runs");
        }
        return order(index);
    }

    private ImportOutcome order(V1Index index) {
        double nanosPerTick = 1e9 / index.frequency();
        long span = (long) (((double) index.lastTicks() - index.firstTicks()) * nanosPerTick);
        GoModel model = new GoModel(version, 0, Math.max(0, span), input.sizeBytes(), context);
        V1Order order =
                new V1Order(
                        model, version, index, new V1Tables(index, model.symbols), cursors(index));
        boolean partial = false;
        try {
            order.run();
        } catch (Damage damage) {
            if (order.lastTime() == 0) {
                return unreadable(damage.offset(), "its events fit no order");
            }
            diagnostics.countAtByte(
                    GoTraceCode.ORDER_LOST,
                    damage.offset(),
                    GoTraceCode.ORDER_LOST.text() + ": " + damage.reason());
            order.loseSight(order.lastTime());
        } catch (CancelledException e) {
            partial = true;
        }
        order.close(model.endRaw());
        for (int type = 0; type < 64; type++) {
            String name = V1.name(type);
            if (name != null) {
                model.countNative(name, index.count(type));
            }
        }
        return new ImportOutcome.Imported(model.seal(partial), diagnostics.list());
    }

    private static List<ProcCursor> cursors(V1Index index) {
        List<ProcCursor> cursors = new ArrayList<>();
        int proc = 0;
        for (Map.Entry<Long, List<V1Index.Stretch>> entry : index.stretches().entrySet()) {
            long id = entry.getKey();
            cursors.add(new ProcCursor(index.file(), id < 0 ? -1 : proc, id, entry.getValue()));
            proc++;
        }
        return cursors;
    }

    private ImportOutcome unreadable(long offset, String reason) {
        return new ImportOutcome.Unreadable(
                input.name(), GoModel.FORMAT_NAME, "byte " + offset, reason, ADVICE);
    }
}
