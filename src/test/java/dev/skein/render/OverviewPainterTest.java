package dev.skein.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import dev.skein.model.RangeKind;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.query.Occupancy;
import dev.skein.task.Work;
import dev.skein.testkit.DrawLog;
import dev.skein.testkit.LaneText;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewPainterTest {
    @Test
    void classesAreStackedAsHighAsTheirLanes() {
        Trace trace = LaneText.trace("a: RRLL\nb: RRRR\nc: wwww\nd: wwww");
        Occupancy occupancy = Occupancy.of(trace, trace.range(), 1000, new Work());
        Raster raster = Raster.of(4, 41);
        OverviewPainter.paint(trace, occupancy, Palette.LIGHT, 1, raster);
        assertEquals(Palette.LIGHT.argb(LaneState.RUNNING), raster.at(0, 40));
        assertEquals(Palette.LIGHT.argb(LaneState.RUNNING), raster.at(0, 21));
        assertEquals(Palette.LIGHT.argb(LaneState.WAITING), raster.at(0, 19));
        assertEquals(Palette.LIGHT.argb(LaneState.LOCK), raster.at(3, 25));
        assertEquals(Palette.LIGHT.textArgb(), raster.at(3, 0), "all four are alive");
    }

    @Test
    void pausesBecomeColumnsAndWhatIsCloserThanAPixelIsOne() {
        TraceBuilder builder = new TraceBuilder(0, 1_000_000);
        int name = builder.strings().intern("pause");
        for (int i = 0; i < 10; i++) {
            builder.ranges().add(RangeKind.GC_PAUSE, name, 500 + i * 10, 505 + i * 10, -1, -1);
        }
        builder.ranges().add(RangeKind.GC_PAUSE, name, 5_000, 7_000, -1, -1);
        builder.ranges().add(RangeKind.GC_CONCURRENT, name, 5_000, 9_000, -1, -1);
        builder.ranges().add(RangeKind.GC_PAUSE, name, 90_000, 95_000, -1, -1);
        builder.end(100_000);
        Trace trace = builder.seal(LaneText.info());
        List<RangeColumns.Column> columns =
                RangeColumns.pauses(trace, new Viewport(0, 1_000, 20, 100_000));
        assertEquals(2, columns.size());
        assertEquals(10, columns.get(0).ranges());
        assertEquals(50, columns.get(0).nanos());
        assertEquals(5.0, columns.get(1).leftPx());
        assertEquals(7.0, columns.get(1).rightPx());
    }

    @Test
    void sparklinesShowTheShareOfAClass() {
        Trace trace = LaneText.trace("a: RLRLRRRR");
        float[] shares = new LaneSpark(trace).shares(0, LaneState.LOCK, trace.range(), 2);
        assertEquals(0.5f, shares[0], 0.01f);
        assertEquals(0f, shares[1]);
    }

    @Test
    void aDrawListReplaysWhatWasDrawn() {
        DrawList list = new DrawList();
        list.rect(1, 2, 3, 4, 0xff112233);
        list.line(0, 0, 5, 5, 1, 0xff000000);
        list.frame(1, 1, 8, 8, 2, 0xffE6007A);
        list.text(3, 9, "lock", DrawTarget.TextStyle.of(12, 0xff000000));
        list.image(0, 0, 2, 2, Raster.of(2, 2));
        DrawLog log = new DrawLog();
        list.replay(log);
        assertEquals(
                """
                rect 1.0 2.0 3.0 4.0 ff112233
                line 0.0 0.0 5.0 5.0 ff000000
                frame 1.0 1.0 8.0 8.0 ffe6007a
                text 3.0 9.0 'lock'
                image 0.0 0.0 2.0 2.0
                """,
                log.toString());
        assertTrue(list.ops().size() == 5);
    }
}
