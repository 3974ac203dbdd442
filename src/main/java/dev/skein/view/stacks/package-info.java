/// The panels about code: repeated stacks of the selection as a table and as an icicle.
///
/// [dev.skein.view.stacks.StacksModel] and [dev.skein.view.stacks.IcicleModel] ask the engines of
/// [dev.skein.query.stacks] in the background and know no controls. The two panels do not know each
/// other: what is lit and selected goes through [dev.skein.view.trace.OpenTrace].
@NullMarked
package dev.skein.view.stacks;

import org.jspecify.annotations.NullMarked;
