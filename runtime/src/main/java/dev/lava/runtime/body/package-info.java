/**
 * A whole event or answer, from bytes to the function's type and back. Entry type: {@link
 * dev.lava.runtime.body.BodyCodec}, which chooses among three: the function's own {@code
 * CustomPojoSerializer}, the function's own Jackson where its types carry Jackson's annotations,
 * and else the codecs of {@link dev.lava.runtime.json}.
 *
 * <p>A function that has neither of the first two pays for two look-ups of a name on its class
 * path.
 *
 * <p>Not here: how a type's JSON looks; handlers.
 */
@NullMarked
package dev.lava.runtime.body;

import org.jspecify.annotations.NullMarked;
