package dev.skein.format;

import dev.skein.task.Work;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Turns what a user names (a file, a packed file, a folder, an archive, standard input) into
/// mapped [Input]s.
///
/// Packed data goes to a temporary file first, because readers need random access; what can be
/// unpacked of damaged data is kept and the damage counted. The caller closes the inputs.
final class Unpacker {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_MEMBERS = 10_000;
    private static final int MAX_FOLDER_DEPTH = 8;

    private final Work work;

    Unpacker(Work work) {
        this.work = work;
    }

    List<Input> open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return openFolder(path);
        }
        return openFile(path);
    }

    /// Spools a stream whose end is the end of the input.
    List<Input> open(String name, InputStream stream) throws IOException {
        Path spooled = Files.createTempFile("skein-", ".in");
        try {
            copy(stream, spooled, 0);
            if (packing(spooled) == Packing.NONE) {
                return List.of(Input.mapTemporary(name, spooled, Files.size(spooled), List.of()));
            }
            List<Input> inputs = unpack(name, spooled);
            Files.delete(spooled);
            return inputs;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(spooled);
            throw e;
        }
    }

    /// The first unpacked bytes of a file; null for folders and archives, which hold several.
    @Nullable FileHead head(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            return switch (packing(file)) {
                case NONE -> new FileHead(in.readNBytes(FileHead.MAX_BYTES), Files.size(file));
                case GZIP -> head(new GZIPInputStream(in, BUFFER_BYTES));
                case ZSTD -> head(new ZstdInputStream(in));
                case ZIP -> null;
            };
        } catch (MalformedInputException e) {
            throw new IOException(e);
        }
    }

    private static FileHead head(InputStream unpacked) throws IOException {
        byte[] bytes = unpacked.readNBytes(FileHead.MAX_BYTES);
        return new FileHead(bytes, bytes.length);
    }

    /// Opens several files as the parts of one trace.
    List<Input> open(List<Path> paths) throws IOException {
        return openEach(paths, this::open);
    }

    private List<Input> openFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, MAX_FOLDER_DEPTH)) {
            files = walk.filter(Files::isRegularFile).sorted().limit(MAX_MEMBERS).toList();
        }
        return openEach(files, this::openFile);
    }

    private interface Opening {
        List<Input> open(Path path) throws IOException;
    }

    private List<Input> openEach(List<Path> files, Opening opening) throws IOException {
        List<Input> inputs = new ArrayList<>();
        try {
            for (Path file : files) {
                work.checkCancelled();
                inputs.addAll(opening.open(file));
            }
        } catch (IOException | RuntimeException e) {
            inputs.forEach(Input::close);
            throw e;
        }
        return inputs;
    }

    private List<Input> openFile(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        return packing(file) == Packing.NONE ? List.of(Input.map(name, file)) : unpack(name, file);
    }

    private List<Input> unpack(String name, Path file) throws IOException {
        return switch (packing(file)) {
            case NONE -> List.of(Input.map(name, file));
            case GZIP ->
                    List.of(unpackStream(name, file, in -> new GZIPInputStream(in, BUFFER_BYTES)));
            case ZSTD -> List.of(unpackStream(name, file, ZstdInputStream::new));
            case ZIP -> unpackZip(file);
        };
    }

    private enum Packing {
        NONE,
        GZIP,
        ZSTD,
        ZIP
    }

    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    private static Packing packing(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        if (startsWith(head, GZIP_MAGIC)) {
            return Packing.GZIP;
        }
        if (startsWith(head, ZSTD_MAGIC)) {
            return Packing.ZSTD;
        }
        return startsWith(head, ZIP_MAGIC) ? Packing.ZIP : Packing.NONE;
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length
                && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private interface Decoder {
        InputStream over(InputStream packed) throws IOException;
    }

    private Input unpackStream(String name, Path file, Decoder decoder) throws IOException {
        Path temporary = Files.createTempFile("skein-", ".unpacked");
        Diagnostics diagnostics = new Diagnostics();
        long packedSize = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            copy(new Decoding(in, decoder, diagnostics), temporary, packedSize);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return Input.mapTemporary(name, temporary, packedSize, diagnostics.list());
    }

    /// Unpacked bytes that simply end where the packed ones are damaged; the damage is counted.
    private static final class Decoding extends InputStream {
        private final InputStream packed;
        private final Decoder decoder;
        private final Diagnostics diagnostics;
        private @Nullable InputStream unpacked;

        Decoding(InputStream packed, Decoder decoder, Diagnostics diagnostics) {
            this.packed = packed;
            this.decoder = decoder;
            this.diagnostics = diagnostics;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                if (unpacked == null) {
                    unpacked = decoder.over(packed);
                }
                return unpacked.read(buffer, offset, length);
            } catch (ZipException | MalformedInputException e) {
                diagnostics.count(CommonCode.CORRUPT_COMPRESSION);
            } catch (IOException e) {
                diagnostics.count(CommonCode.TRUNCATED_COMPRESSION);
            }
            return -1;
        }
    }

    private List<Input> unpackZip(Path file) throws IOException {
        List<Input> inputs = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(
                        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            for (ZipEntry entry = zip.getNextEntry();
                    entry != null && inputs.size() < MAX_MEMBERS;
                    entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    inputs.addAll(open(lastName(entry.getName()), zip));
                }
            }
        } catch (EOFException | ZipException e) {
            if (inputs.isEmpty()) {
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            inputs.forEach(Input::close);
            throw e;
        }
        return inputs;
    }

    private static String lastName(String memberName) {
        return memberName.substring(
                Math.max(memberName.lastIndexOf('/'), memberName.lastIndexOf('\\')) + 1);
    }

    /// Copies to the end of `in`; what arrived before a failure stays in `to`.
    private void copy(InputStream in, Path to, long totalBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
                copied += length;
                work.checkCancelled();
                work.progress(copied, Math.max(copied, totalBytes));
            }
        }
    }
}
