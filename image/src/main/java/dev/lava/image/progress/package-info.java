/**
 * What long work tells about itself while it runs. Entry type: {@link
 * dev.lava.image.progress.Progress}. Not here: how it looks on a terminal, which is the command
 * line's business.
 */
@NullMarked
package dev.lava.image.progress;

import org.jspecify.annotations.NullMarked;
