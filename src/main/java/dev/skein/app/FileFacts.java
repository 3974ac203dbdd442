package dev.skein.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Size and SHA-256 of what the user named; of a folder, over its files in name order.
record FileFacts(String name, long sizeBytes, String sha256) {
    private static final int BUFFER_BYTES = 1 << 18;

    static FileFacts of(Path path) throws IOException {
        MessageDigest digest = newDigest();
        long size = 0;
        for (Path file : filesOf(path)) {
            size += Files.size(file);
            update(digest, file);
        }
        return new FileFacts(
                String.valueOf(path.toAbsolutePath().normalize().getFileName()),
                size,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static List<Path> filesOf(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
