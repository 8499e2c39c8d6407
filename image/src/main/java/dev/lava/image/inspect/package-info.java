/**
 * What an image's bytes are for: what each dependency costs, and what is wasted. Entry type: {@link
 * dev.lava.image.inspect.Inspection}.
 *
 * <p>Costs are told twice, as compressed bytes, which are pushed and pulled, and as bytes without
 * compression, which AWS Lambda limits. Not here: how they are shown, and whether AWS Lambda takes
 * the image ({@link dev.lava.image.check}).
 */
@NullMarked
package dev.lava.image.inspect;

import org.jspecify.annotations.NullMarked;
