package dev.lava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lava.build.record.BuildRecord;
import dev.lava.image.Image;
import dev.lava.image.bom.BillOfMaterials;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The bill of materials of an image as users are shown it: the one that is kept beside the image,
 * or else one that is made now.
 */
record SbomText(Surroundings surroundings, ImageSources sources) {
  String of(ImageSource source) throws IOException {
    Image image = sources.image(source, Optional.empty());
    Optional<BillOfMaterials> kept = BuildRecord.billAmong(sources.referrers(source, image));
    BillOfMaterials bill =
        kept.isPresent()
            ? kept.get()
            : BuildRecord.of(
                    surroundings.home(),
                    sources.store(),
                    Version.text(),
                    surroundings.environment())
                .bill(image, Map.of());
    return new String(bill.json(), UTF_8);
  }
}
