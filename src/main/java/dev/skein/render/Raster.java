package dev.skein.render;

import java.util.Arrays;

/// A picture as pixels: `0xAARRGGBB` with premultiplied alpha, row by row, in device pixels.
///
/// The array belongs to the caller; painters write rows `0 .. height - 1` of `width` pixels each,
/// `stride` apart.
public final class Raster {
    private final int[] pixels;
    private final int width;
    private final int height;
    private final int stride;

    /// @param stride array elements from one row to the next, at least `width`
    public Raster(int[] pixels, int width, int height, int stride) {
        boolean tooShort = height > 0 && (long) stride * (height - 1) + width > pixels.length;
        if (width < 0 || height < 0 || stride < width || tooShort) {
            throw new IllegalArgumentException(
                    width + " x " + height + ", stride " + stride + ", " + pixels.length);
        }
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.stride = stride;
    }

    public int[] pixels() {
        return pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int stride() {
        return stride;
    }

    public static Raster of(int width, int height) {
        return new Raster(new int[Math.multiplyExact(width, height)], width, height, width);
    }

    /// Copies a picture of the same width into the rows from `topPx` on, as far as they go.
    public void put(Raster picture, int topPx) {
        int rows = Math.min(picture.height, height - topPx);
        for (int row = 0; row < rows; row++) {
            int to = (topPx + row) * stride;
            System.arraycopy(picture.pixels, row * picture.stride, pixels, to, picture.width);
        }
    }

    public int at(int x, int y) {
        return pixels[y * stride + x];
    }

    /// Fills the part of a rectangle that lies inside the picture.
    public void fill(int x, int y, int rectWidth, int rectHeight, int argb) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + rectWidth);
        if (left >= right) {
            return;
        }
        int bottom = Math.min(height, y + rectHeight);
        for (int row = Math.max(0, y); row < bottom; row++) {
            Arrays.fill(pixels, row * stride + left, row * stride + right, argb);
        }
    }
}
