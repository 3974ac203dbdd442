package dev.skein.export;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes opaque pictures as PNG, 24 bits per pixel, with texts (title, software) beside the
/// pixels.
public final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int BYTES_PER_PIXEL = 3;
    private static final byte TRUE_COLOUR = 2;
    private static final byte EIGHT_BITS = 8;
    private static final byte FILTER_NONE = 0;
    private static final byte FILTER_UP = 2;
    private static final int CHUNK_BYTES = 1 << 16;

    private PngFile() {}

    /// @param argb rows top to bottom, `widthPx * heightPx` pixels; alpha is ignored
    /// @param texts keyword to text, for those who look into the file
    public static void write(
            int[] argb, int widthPx, int heightPx, Map<String, String> texts, OutputStream out)
            throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.write(SIGNATURE);
        chunk(data, "IHDR", header(widthPx, heightPx));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            chunk(data, "iTXt", text(text.getKey(), text.getValue()));
        }
        writePixels(argb, widthPx, heightPx, data);
        chunk(data, "IEND", new byte[0]);
        data.flush();
    }

    private static byte[] header(int widthPx, int heightPx) {
        byte[] header = new byte[13];
        putInt(header, 0, widthPx);
        putInt(header, 4, heightPx);
        header[8] = EIGHT_BITS;
        header[9] = TRUE_COLOUR;
        return header;
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }

    /// Keyword, then uncompressed UTF-8 without language.
    private static byte[] text(String keyword, String text) {
        byte[] key = keyword.getBytes(StandardCharsets.ISO_8859_1);
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[key.length + 5 + value.length];
        System.arraycopy(key, 0, result, 0, key.length);
        System.arraycopy(value, 0, result, key.length + 5, value.length);
        return result;
    }

    private static void writePixels(int[] argb, int widthPx, int heightPx, DataOutputStream data)
            throws IOException {
        Deflater deflater = new Deflater(6);
        byte[] compressed = new byte[CHUNK_BYTES];
        int rowBytes = widthPx * BYTES_PER_PIXEL;
        byte[] above = new byte[rowBytes];
        byte[] row = new byte[rowBytes];
        byte[] filtered = new byte[rowBytes + 1];
        for (int y = 0; y < heightPx; y++) {
            unpack(argb, y * widthPx, row);
            filter(row, above, y == 0, filtered);
            deflater.setInput(filtered);
            drain(deflater, compressed, data);
            byte[] swap = above;
            above = row;
            row = swap;
        }
        deflater.finish();
        drain(deflater, compressed, data);
        deflater.end();
    }

    private static void unpack(int[] argb, int from, byte[] row) {
        for (int i = 0, at = from; i < row.length; at++) {
            row[i++] = (byte) (argb[at] >> 16);
            row[i++] = (byte) (argb[at] >> 8);
            row[i++] = (byte) argb[at];
        }
    }

    /// Lanes repeat from one pixel row to the next, so the difference to the row above is mostly 0.
    private static void filter(byte[] row, byte[] above, boolean first, byte[] filtered) {
        filtered[0] = first ? FILTER_NONE : FILTER_UP;
        for (int i = 0; i < row.length; i++) {
            filtered[i + 1] = (byte) (first ? row[i] : row[i] - above[i]);
        }
    }

    private static void drain(Deflater deflater, byte[] buffer, DataOutputStream data)
            throws IOException {
        while (true) {
            int length = deflater.deflate(buffer);
            if (length == 0) {
                return;
            }
            byte[] content = new byte[length];
            System.arraycopy(buffer, 0, content, 0, length);
            chunk(data, "IDAT", content);
        }
    }

    private static void chunk(DataOutputStream data, String type, byte[] content)
            throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) crc.getValue());
    }
}
