package dev.skein.view.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads `sample-traces/`: its `samples.txt` names what to offer, one `PATH | TITLE | FORMAT` per
/// line; without it every file is offered under its own name.
public final class SampleFolder {
    private static final int MAX_SAMPLES = 12;

    private SampleFolder() {}

    /// What the folder offers and really holds; nothing when there is no folder.
    public static List<Sample> read(Path folder) {
        try {
            Path list = folder.resolve("samples.txt");
            return Files.isRegularFile(list) ? listed(folder, list) : found(folder);
        } catch (IOException e) {
            return List.of(); // a missing sample is no reason not to start
        }
    }

    private static List<Sample> listed(Path folder, Path list) throws IOException {
        List<Sample> result = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            String[] parts = line.split("\\|", 3);
            Path path = folder.resolve(parts[0].strip());
            if (parts.length == 3 && Files.exists(path)) {
                result.add(new Sample(path, parts[1].strip(), parts[2].strip(), size(path)));
            }
        }
        return result;
    }

    private static List<Sample> found(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder, 3)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .limit(MAX_SAMPLES)
                    .map(file -> new Sample(file, file.getFileName().toString(), "", size(file)))
                    .toList();
        }
    }

    private static long size(Path path) {
        try (Stream<Path> walk = Files.walk(path)) {
            long sum = 0;
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        } catch (IOException e) {
            return 0;
        }
    }
}
