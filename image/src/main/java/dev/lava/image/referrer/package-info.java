/**
 * What is said about an image and kept beside it: bills of materials, provenance, signatures. Entry
 * type: {@link dev.lava.image.referrer.Referrer}, a manifest that names the image's as its subject.
 * The image itself stays as it is, to the byte.
 *
 * <p>Places keep referrers with the images they are about. Not here: what the bytes of one say.
 */
@NullMarked
package dev.lava.image.referrer;

import org.jspecify.annotations.NullMarked;
