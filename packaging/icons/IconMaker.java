import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// Draws the program's icon, four threads that cross, and writes it as PNG, ICO and ICNS into a
/// folder.
///
/// The window's own icons, `src/main/resources/icons/skein-SIZE.png`, are made here, too: after a
/// change of the drawing, `java packaging/icons/IconMaker.java target/icons` and copy them.
///
/// ICO holds PNG images (allowed since Windows Vista); ICNS likewise, by the type codes
/// `ic07`..`ic10`.
final class IconMaker {
    private static final int[] SIZES = {16, 32, 48, 64, 128, 256, 512, 1024};
    private static final int[] WINDOW_SIZES = {16, 32, 64, 256};
    private static final Color[] THREADS = {
        new Color(0x0AA87C), new Color(0xF2981A), new Color(0xF5401A), new Color(0x86C9FB)
    };

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        Map<Integer, byte[]> pngs = new LinkedHashMap<>();
        for (int size : SIZES) {
            pngs.put(size, png(draw(size)));
        }
        for (int size : WINDOW_SIZES) {
            Files.write(folder.resolve("skein-" + size + ".png"), pngs.get(size));
        }
        Files.write(folder.resolve("skein.png"), pngs.get(512));
        Files.write(folder.resolve("skein.ico"), ico(pngs));
        Files.write(folder.resolve("skein.icns"), icns(pngs));
    }

    private static BufferedImage draw(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / 64.0, size / 64.0);
        g.setColor(new Color(0x15191F));
        g.fill(new RoundRectangle2D.Double(2, 2, 60, 60, 16, 16));
        g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < THREADS.length; i++) {
            double from = 16 + i * 10.7;
            double to = 16 + (i + 2) % 4 * 10.7;
            Path2D thread = new Path2D.Double();
            thread.moveTo(11, from);
            thread.lineTo(20, from);
            thread.curveTo(34, from, 30, to, 44, to);
            thread.lineTo(53, to);
            g.setColor(THREADS[i]);
            g.draw(thread);
        }
        g.dispose();
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] ico(Map<Integer, byte[]> pngs) {
        int[] sizes = {16, 32, 48, 64, 128, 256};
        int offset = 6 + 16 * sizes.length;
        int total = offset;
        for (int size : sizes) {
            total += pngs.get(size).length;
        }
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        for (int size : sizes) {
            byte edge = (byte) (size == 256 ? 0 : size);
            out.put(edge).put(edge).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            out.putInt(pngs.get(size).length).putInt(offset);
            offset += pngs.get(size).length;
        }
        for (int size : sizes) {
            out.put(pngs.get(size));
        }
        return out.array();
    }

    private static byte[] icns(Map<Integer, byte[]> pngs) throws IOException {
        Map<String, Integer> types = new LinkedHashMap<>();
        types.put("ic11", 32);
        types.put("ic12", 64);
        types.put("ic07", 128);
        types.put("ic08", 256);
        types.put("ic09", 512);
        types.put("ic10", 1024);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        for (Map.Entry<String, Integer> type : types.entrySet()) {
            byte[] png = pngs.get(type.getValue());
            data.writeBytes(type.getKey());
            data.writeInt(png.length + 8);
            data.write(png);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(out);
        file.writeBytes("icns");
        file.writeInt(body.size() + 8);
        file.write(body.toByteArray());
        return out.toByteArray();
    }
}
