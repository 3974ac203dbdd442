package dev.skein.view.series;

import dev.skein.render.Palette;
import dev.skein.view.CanvasRegion;
import dev.skein.view.Ink;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The matrix of threads and dumps, one canvas for any number of rows, with keys and clicks.
public final class SeriesMatrix extends CanvasRegion {
    private @Nullable SeriesModel model;
    private @Nullable ScrollBar scroll;
    private Palette palette = Palette.LIGHT;

    public SeriesMatrix() {
        getStyleClass().add("series-matrix");
        setFocusTraversable(true);
    }

    void connect(SeriesModel series, ScrollBar bar) {
        model = series;
        scroll = bar;
        bar.setUnitIncrement(SeriesLayout.ROW_PX * 3);
        bar.valueProperty().addListener((_, _, _) -> repaint());
        series.pictureProperty().addListener((_, _, _) -> changed());
        series.selectedProperty().addListener((_, _, _) -> showSelected());
        series.open().viewportProperty().addListener((_, _, _) -> repaint());
        series.open().timeModeProperty().addListener((_, _, _) -> repaint());
        heightProperty().addListener((_, _, _) -> changed());
        focusedProperty().addListener((_, _, _) -> repaint());
        setOnMousePressed(this::pressed);
        setOnScroll(
                event -> {
                    bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
                    event.consume();
                });
        setOnKeyPressed(this::keyPressed);
        changed();
    }

    void setPalette(Palette value) {
        palette = value;
        repaint();
    }

    private void changed() {
        SeriesModel series = model;
        ScrollBar bar = scroll;
        SeriesPicture picture = series == null ? null : series.picture();
        if (bar != null) {
            double content = picture == null ? 0 : picture.rows().size() * SeriesLayout.ROW_PX;
            double room = getHeight() - SeriesLayout.HEADER_PX;
            double max = Math.max(0, content - room);
            bar.setMax(max);
            bar.setVisibleAmount(content == 0 ? 0 : max * room / content);
            bar.setBlockIncrement(Math.max(SeriesLayout.ROW_PX, room));
            bar.setValue(Math.min(bar.getValue(), max));
            bar.setVisible(max > 0);
        }
        repaint();
    }

    private double top() {
        ScrollBar bar = scroll;
        return bar == null ? 0 : Math.floor(bar.getValue());
    }

    private void showSelected() {
        SeriesModel series = model;
        ScrollBar bar = scroll;
        if (series != null && bar != null && series.selectedProperty().get() >= 0) {
            double y = series.selectedProperty().get() * SeriesLayout.ROW_PX;
            double room = getHeight() - SeriesLayout.HEADER_PX - SeriesLayout.ROW_PX;
            double wanted = Math.clamp(bar.getValue(), Math.max(0, y - Math.max(0, room)), y);
            bar.setValue(Math.clamp(wanted, 0, bar.getMax()));
        }
        repaint();
    }

    @Override
    protected void paint(GraphicsContext graphics, double width, double height) {
        SeriesModel series = model;
        SeriesPicture picture = series == null ? null : series.picture();
        graphics.setFill(Ink.color(palette.groundArgb()));
        graphics.fillRect(0, 0, width, height);
        if (series == null || picture == null) {
            return;
        }
        SeriesLayout layout = layout(series, picture, width);
        SeriesPainter painter =
                new SeriesPainter(
                        graphics,
                        picture,
                        layout,
                        new SeriesWords(picture, series.open()),
                        palette);
        painter.grid(height);
        double scrolled = top();
        int first = (int) (scrolled / SeriesLayout.ROW_PX);
        for (int index = first; index < picture.rows().size(); index++) {
            double y = SeriesLayout.HEADER_PX + index * SeriesLayout.ROW_PX - scrolled;
            if (y > height) {
                break;
            }
            painter.row(index, y, index == series.selectedProperty().get(), isFocused());
        }
        painter.header();
    }

    private static SeriesLayout layout(SeriesModel series, SeriesPicture picture, double width) {
        return SeriesLayout.of(picture.trace(), series.open().viewport(), width);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        SeriesModel series = model;
        SeriesPicture picture = series == null ? null : series.picture();
        if (series == null || picture == null) {
            return;
        }
        SeriesLayout layout = layout(series, picture, getWidth());
        int dump = layout.dumpAt(event.getX());
        if (dump >= 0 && event.isShiftDown()) {
            series.compareFrom(dump);
        } else if (dump >= 0) {
            series.compareWithPrevious(dump);
        }
        int row =
                (int)
                        Math.floor(
                                (event.getY() - SeriesLayout.HEADER_PX + top())
                                        / SeriesLayout.ROW_PX);
        if (event.getY() >= SeriesLayout.HEADER_PX && row < picture.rows().size()) {
            series.select(row);
            if (event.getClickCount() == 2 || event.getX() < 28) {
                series.toggleFold(row);
            }
        }
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        SeriesModel series = model;
        if (series == null || (event.isControlDown() && !isCopy(event))) {
            return;
        }
        int row = series.selectedProperty().get();
        int page = (int) Math.max(1, (getHeight() - SeriesLayout.HEADER_PX) / SeriesLayout.ROW_PX);
        boolean shift = event.isShiftDown();
        switch (event.getCode()) {
            case UP -> series.select(row - 1);
            case DOWN -> series.select(row + 1);
            case PAGE_UP -> series.select(row - page);
            case PAGE_DOWN -> series.select(row + page);
            case HOME -> series.select(0);
            case END -> series.select(Integer.MAX_VALUE);
            case LEFT -> step(series, -1, shift);
            case RIGHT -> step(series, 1, shift);
            case ENTER, SPACE -> series.toggleFold(row);
            case C -> {
                if (!event.isControlDown()) {
                    return;
                }
                copy(series);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static boolean isCopy(KeyEvent event) {
        return event.getCode() == javafx.scene.input.KeyCode.C;
    }

    private static void step(SeriesModel series, int by, boolean from) {
        if (from) {
            series.compareFrom(series.beforeProperty().get() + by);
        } else {
            series.compareWithPrevious(series.afterProperty().get() + by);
        }
    }

    /// Puts the rows on the clipboard as text.
    public static void copy(SeriesModel series) {
        SeriesPicture picture = series.picture();
        if (picture != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(SeriesText.of(picture, new SeriesWords(picture, series.open())));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
