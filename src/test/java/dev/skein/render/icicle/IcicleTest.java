package dev.skein.render.icicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.Trace;
import dev.skein.query.Scope;
import dev.skein.query.stacks.GroupOptions;
import dev.skein.query.stacks.StackIndex;
import dev.skein.query.stacks.StackTree;
import dev.skein.query.stacks.TreeOptions;
import dev.skein.render.DrawList;
import dev.skein.render.Palette;
import dev.skein.render.Raster;
import dev.skein.task.Work;
import dev.skein.testkit.RandomStacks;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcicleTest {
    private static final int WIDTH_PX = 400;
    private static final int HEIGHT_PX = 240;

    private static StackTree tree(long seed, int stacks) {
        Trace trace = RandomStacks.trace(seed, 60, stacks, 30, 60);
        TreeOptions options =
                TreeOptions.of(GroupOptions.DEFAULT, TreeOptions.Weight.LANE_TIME, false);
        return new StackIndex(trace).tree(Scope.all(trace), null, options, new Work());
    }

    private static Raster paint(StackTree tree, IcicleView view, IcicleLook look) {
        Raster raster = Raster.of(view.widthPx(), HEIGHT_PX);
        IciclePainter.paint(tree, view, look, 1, raster);
        return raster;
    }

    /// Wherever a box is at least two pixels wide, its middle has its colour, and no pixel of a row
    /// is coloured that no box of the row touches.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyBoxIsPaintedWhereItLies(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StackTree tree = tree(seed, 800);
        IcicleLook look = IcicleLook.byState(Palette.LIGHT);
        for (int round = 0; round < 20; round++) {
            IcicleView view = IcicleView.whole(WIDTH_PX);
            for (int i = 0; i < round; i++) {
                view = view.zoomAt(random.nextInt(WIDTH_PX), 1.5);
            }
            Raster raster = paint(tree, view, look);
            for (int row = 0; row < tree.rows() && row * view.rowPx() < HEIGHT_PX - 10; row++) {
                checkRow(tree, view, look, raster, row);
            }
        }
    }

    private static void checkRow(
            StackTree tree, IcicleView view, IcicleLook look, Raster raster, int row) {
        int y = row * view.rowPx() + view.rowPx() / 2;
        BitSet touched = new BitSet();
        for (int node = tree.rowStart(row); node < tree.rowStart(row + 1); node++) {
            double left = view.xAt(tree.left(node));
            double right = view.xAt(tree.left(node) + tree.width(node));
            if (right < 0 || left > WIDTH_PX) {
                continue;
            }
            touched.set(
                    (int) Math.max(0, Math.floor(left)),
                    (int) Math.min(WIDTH_PX, Math.floor(right) + 2));
            double middle = (Math.max(0, left) + Math.min(WIDTH_PX, right)) / 2;
            if (Math.min(WIDTH_PX, right) - Math.max(0, left) >= 4) {
                assertEquals(look.argb(tree, node), raster.at((int) middle, y), "node " + node);
                assertEquals(node, view.nodeAt(tree, middle, y));
            }
        }
        for (int x = 0; x < WIDTH_PX; x++) {
            if (!touched.get(x)) {
                assertEquals(Palette.LIGHT.groundArgb(), raster.at(x, y), "x " + x);
            }
        }
    }

    @Test
    void aNodeFillsTheWidthAfterZoomingOntoIt() {
        StackTree tree = tree(4, 300);
        for (int node = 1; node < tree.size(); node += 5) {
            IcicleView view = IcicleView.whole(WIDTH_PX).onto(tree, node);
            assertEquals(node, view.nodeAt(tree, 1, tree.row(node) * view.rowPx() + 2.0));
            assertEquals(
                    node, view.nodeAt(tree, WIDTH_PX - 1, tree.row(node) * view.rowPx() + 2.0));
        }
    }

    @Test
    void whatIsUnderThePointerStaysThereWhileZooming() {
        SplittableRandom random = new SplittableRandom(5);
        IcicleView view = IcicleView.whole(WIDTH_PX).zoomAt(200, 4);
        for (int i = 0; i < 500; i++) {
            double x = random.nextInt(WIDTH_PX);
            double place = view.placeAt(x);
            view = view.zoomAt(x, 0.9 + random.nextDouble() / 4);
            boolean atTheEdge = view.left() == 0 || view.left() == 1 - view.span();
            if (!atTheEdge) {
                assertEquals(x, view.xAt(place), 0.01);
            }
        }
    }

    @Test
    void aSearchDimsWhatDoesNotMatch() {
        StackTree tree = tree(6, 300);
        IcicleLook look = IcicleLook.byState(Palette.DARK);
        BitSet found = tree.namesWith("g1");
        IcicleLook finding = look.finding(found);
        for (int node = 1; node < tree.size(); node++) {
            if (found.get(tree.name(node))) {
                assertEquals(look.argb(tree, node), finding.argb(tree, node));
            } else {
                assertNotEquals(look.argb(tree, node), finding.argb(tree, node));
            }
        }
    }

    @Test
    void labelsStayInsideTheirBoxes() {
        StackTree tree = tree(7, 300);
        IcicleView view = IcicleView.whole(WIDTH_PX);
        DrawList list = new DrawList();
        IciclePainter.labels(tree, view, IcicleLook.byState(Palette.LIGHT), HEIGHT_PX, list);
        assertTrue(list.ops().size() > 3);
        for (DrawList.DrawOp op : list.ops()) {
            DrawList.DrawOp.Text text = (DrawList.DrawOp.Text) op;
            int node = view.nodeAt(tree, text.x(), text.y());
            double right = view.xAt(tree.left(node) + tree.width(node));
            assertTrue(text.x() + text.text().length() * 6 < right + 1, text.text());
        }
    }

    @Test
    void theLongestSpellingThatFitsIsTaken() {
        StackTree tree = tree(8, 300);
        assertEquals("all", IcicleText.fitting(tree, 0, 3));
        assertEquals("", IcicleText.fitting(tree, 0, 2));
        for (int node = 1; node < tree.size(); node++) {
            for (int room = 0; room < 30; room++) {
                assertTrue(IcicleText.fitting(tree, node, room).length() <= room);
            }
            assertEquals(tree.label(node), IcicleText.fitting(tree, node, 100));
        }
    }

    @Test
    void sharesAgainstABaselineColourTheBoxes() {
        Trace trace = RandomStacks.trace(9, 60, 100, 30, 60);
        TreeOptions options =
                TreeOptions.of(GroupOptions.DEFAULT, TreeOptions.Weight.LANE_TIME, false);
        Scope all = Scope.all(trace);
        StackTree same = new StackIndex(trace).tree(all, all, options, new Work());
        IcicleLook look = new IcicleLook(Palette.LIGHT, true, null);
        for (int node = 0; node < same.size(); node++) {
            assertEquals(0, same.difference(node));
            assertEquals(look.argb(same, 0), look.argb(same, node));
        }
    }
}
