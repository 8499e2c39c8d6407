package dev.lava.image.contents;

import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.Layer;
import dev.lava.image.tar.EntryKind;
import dev.lava.image.tar.EntryName;
import dev.lava.image.tar.LayerReader;
import dev.lava.image.tar.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/** Goes through an image's layers once, the lowest first. */
final class ContentsReader {
  private final LayerReader reader;
  private final Root root = new Root();

  ContentsReader(Limits limits) {
    this.reader = new LayerReader(limits);
  }

  Contents read(Image image) throws IOException {
    List<LayerContents> layers = new ArrayList<>();
    for (Layer layer : image.layers()) {
      int number = layers.size();
      Receiver receiver = new Receiver(number);
      long before = reader.bytes();
      try {
        reader.read(layer, receiver);
      } catch (IOException e) {
        throw new ImageException(
            "layer %d of %d (%s): %s"
                .formatted(
                    number + 1, image.layers().size(), layer.descriptor().digest(), e.getMessage()),
            e);
      }
      layers.add(new LayerContents(layer, reader.bytes() - before, receiver.entries));
    }
    return new Contents(layers, root);
  }

  private final class Receiver implements LayerReader.Receiver {
    private final int layer;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Entry last;

    Receiver(int layer) {
      this.layer = layer;
    }

    @Override
    public void entry(TarArchiveEntry entry, InputStream content) throws IOException {
      last = null;
      switch (EntryName.of(entry.getName())) {
        case EntryName.Opaque(String directory) -> root.opaque(directory, layer);
        case EntryName.Whiteout(String path) -> root.whiteout(path, layer);
        case EntryName.Bookkeeping() -> {}
        case EntryName.Put(String path) -> {
          if (!path.isEmpty()) {
            String place = root.placeFor(path);
            last =
                new Entry(
                    layer,
                    place,
                    item(entry, place, content),
                    entry.getMode() & 0_7777,
                    entry.getLastModifiedTime().to(TimeUnit.SECONDS),
                    0);
          }
        }
      }
    }

    /** An entry is complete only when its cost is known. */
    @Override
    public void cost(long compressed) {
      if (last != null) {
        Entry entry = last.costing(compressed);
        entries.add(entry);
        root.put(entry);
      }
    }
  }

  private Item item(TarArchiveEntry entry, String path, InputStream content) throws IOException {
    return switch (EntryKind.of(entry)) {
      case EntryKind.Directory() -> new Item.Directory();
      case EntryKind.File() -> file(path, entry.getSize(), content);
      case EntryKind.SymbolicLink(String target) -> new Item.SymbolicLink(target);
      case EntryKind.HardLink(String target) -> new Item.HardLink(target, root.file(target));
      case EntryKind.Special(char type) -> new Item.Special(type);
    };
  }

  private static Item.File file(String path, long size, InputStream content) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    DigestInputStream digested = new DigestInputStream(content, sha256);
    Format format = FormatReader.read(path, size, digested);
    digested.transferTo(OutputStream.nullOutputStream());
    return new Item.File(size, Digest.of(sha256), format);
  }
}
