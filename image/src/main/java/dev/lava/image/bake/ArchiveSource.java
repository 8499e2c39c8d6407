package dev.lava.image.bake;

import dev.lava.image.Checksum;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Where the archives come from that a recipe names. Called from several threads. */
@FunctionalInterface
public interface ArchiveSource {
  /**
   * The archive's file on this machine, its bytes read through and found to be the right ones.
   *
   * @throws IOException where it cannot be had or is another; the message says which
   */
  Path fetch(URI address, Checksum checksum) throws IOException;
}
