/// The reader of JDK Flight Recorder files: one pass over each chunk into columns, chunks in
/// parallel, one thread that merges them into lanes.
///
/// What the bytes mean is in `docs/formats/jfr.md`; why it is built this way in
/// `docs/decisions/0030-jfr-chunks-in-parallel.md`. Start reading at `JfrImport`, then
/// `ChunkReader` (bytes to columns) and `SpanMerger` (columns to lanes).
@NullMarked
package dev.skein.format.jfr;

import org.jspecify.annotations.NullMarked;
