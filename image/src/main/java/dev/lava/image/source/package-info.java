/**
 * Images by whatever name a user writes: of the local store, of a registry, of a layout, of an
 * archive. Entry type: {@link dev.lava.image.source.ImageSources}. Not here: where images go, and
 * what the names of images look like ({@link dev.lava.image.reference}).
 */
@NullMarked
package dev.lava.image.source;

import org.jspecify.annotations.NullMarked;
