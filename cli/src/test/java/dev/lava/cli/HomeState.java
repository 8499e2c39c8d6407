package dev.lava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.image.Image;
import dev.lava.image.contents.Contents;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import dev.lava.image.referrer.Attachment;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What killed builds leave in a home. */
record HomeState(LavaHome home) {
  /** All that has a name is there, to the last byte, as is what is said about it. */
  void requireWholeStore() throws IOException {
    OciLayout store = new LocalImages(home).store();
    for (Reference reference : store.references()) {
      Image image = store.read(reference).orElseThrow();
      assertThat(Contents.read(image).layers()).hasSameSizeAs(image.layers());
      for (Referrer referrer : store.referrers(image.descriptor().digest())) {
        for (Attachment attachment : referrer.attachments()) {
          assertThat(attachment.bytes()).isNotEmpty();
        }
      }
    }
  }

  /** Files that nobody has finished. */
  List<Path> partials() throws IOException {
    try (Stream<Path> files = Files.walk(home.directory())) {
      return files.filter(file -> file.getFileName().toString().startsWith(".partial")).toList();
    }
  }
}
