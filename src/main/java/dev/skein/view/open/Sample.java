package dev.skein.view.open;

import java.nio.file.Path;

/// A recording that comes with the program, opened in one click.
///
/// @param title what it shows, in words: `Lock convoy`
/// @param format `Go`, `JFR`, `dumps`; empty when not known
public record Sample(Path path, String title, String format, long sizeBytes) {}
