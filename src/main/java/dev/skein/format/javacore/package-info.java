/// OpenJ9's and IBM J9's javacore files: text in which every line begins with a tag.
///
/// What they look like is in `docs/formats/dumps.md`. Start reading at
/// [dev.skein.format.javacore.Javacores].
@NullMarked
package dev.skein.format.javacore;

import org.jspecify.annotations.NullMarked;
