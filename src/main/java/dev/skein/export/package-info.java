/// What leaves Skein as a file: reports as JSON, text, Markdown and HTML; pictures; comparisons;
/// trace-event JSON for other viewers.
///
/// Writers over reports, traces and draw lists; no toolkit, no network. Files go through
/// [dev.skein.export.OutputFile]. Start reading at [dev.skein.export.ReportJson], whose schema is a
/// contract, and [dev.skein.export.TraceEventJson].
@NullMarked
package dev.skein.export;

import org.jspecify.annotations.NullMarked;
