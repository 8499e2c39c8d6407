/**
 * Bills of materials: which packages, jars and Java runtime an image has, as CycloneDX. Entry type:
 * {@link dev.lava.image.bom.BillOfMaterials}.
 *
 * <p>Everything is read out of the image's own layers, so that it holds for images of others too,
 * and is remembered for each layer, so that a build reads only the layers that it made. Equal
 * images have equal bills: there is no time in them, and no random number.
 *
 * <p>CycloneDX's own library writes such documents too. It brings along a second generation of
 * Jackson, two more parsers and ten megabytes, for what is one class here; in tests it holds our
 * documents to the schema.
 */
@NullMarked
package dev.lava.image.bom;

import org.jspecify.annotations.NullMarked;
