package dev.lava.build.train;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.TreeMap;

/**
 * The digest of all that determines what a training gives: the image, by its manifest, in which are
 * base, layers and handler; and how it is trained.
 */
final class TrainingKey {
  /** To be raised when the way of training changes. */
  private static final int VERSION = 1;

  private final MessageDigest sha256 = Digest.sha256();

  private TrainingKey() {}

  static Digest of(Image image, TrainingSettings settings, String sandbox) {
    TrainingKey key = new TrainingKey();
    key.add(Integer.toString(VERSION));
    key.add(Integer.toString(TrainingRun.ROUNDS));
    key.add(Integer.toString(TrainingRun.MEMORY_MEGABYTES));
    key.add(image.descriptor().digest().toString());
    key.add(sandbox);
    key.add(Boolean.toString(settings.network()));
    key.add(Integer.toString(settings.environment().size()));
    new TreeMap<>(settings.environment())
        .forEach(
            (name, value) -> {
              key.add(name);
              key.add(value);
            });
    for (TrainingEvent event : settings.events()) {
      key.add(event.name());
      key.add(event.payload().bytes());
    }
    return Digest.of(key.sha256);
  }

  private void add(String part) {
    add(part.getBytes(StandardCharsets.UTF_8));
  }

  /** Each part goes in with its length, so that no two lists run together into the same bytes. */
  private void add(byte[] part) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
    sha256.update(part);
  }
}
