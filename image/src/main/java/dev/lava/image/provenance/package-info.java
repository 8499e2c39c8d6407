/**
 * How an image was made, as in-toto statements. Entry type: {@link
 * dev.lava.image.provenance.Provenance}; {@link dev.lava.image.provenance.Statement} is the form
 * that signatures, provenance and bills of materials have in common.
 *
 * <p>What is stated is what went in, by digest, and which Lava was at work: no name of a machine or
 * of a user, and no time but {@code SOURCE_DATE_EPOCH}. So the same build states the same, wherever
 * it runs. Not here: signing it ({@link dev.lava.image.signature}).
 */
@NullMarked
package dev.lava.image.provenance;

import org.jspecify.annotations.NullMarked;
