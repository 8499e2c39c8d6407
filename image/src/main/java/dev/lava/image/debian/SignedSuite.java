package dev.lava.image.debian;

import dev.lava.image.Digest;
import dev.lava.image.download.Address;
import dev.lava.image.download.Download;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.download.DownloadException;
import dev.lava.image.download.Unverified;
import dev.lava.image.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A suite of a mirror whose Release file has been checked, and the index of packages that it names.
 *
 * @param area which archive has the suite
 * @param name the suite, such as {@code trixie-updates}
 * @param directory where the index is below the mirror's base address
 * @param file the index's name there, which tells its compression
 * @param byHash whether it can be fetched by its digest
 * @param index what the index must turn out to be
 * @param date when the Release file was made
 * @param note what a user should know: that the Release file is an older copy
 */
record SignedSuite(
    Area area,
    String name,
    String directory,
    String file,
    boolean byHash,
    Release.Entry index,
    Instant date,
    Optional<String> note) {

  /** Fetches and checks a suite's Release file. */
  static SignedSuite read(
      Mirror mirror,
      Suites.Suite suite,
      Architecture architecture,
      Keyring keyring,
      Clock clock,
      DownloadCache downloads,
      Progress progress)
      throws IOException {
    String dists = "dists/" + suite.name() + "/";
    URI uri = mirror.resolve(suite.area(), dists + "InRelease");
    String owner = "the Release file of %s (%s)".formatted(suite.name(), Address.shown(uri));
    Unverified file = downloads.index(uri, progress);
    ClearSigned signed = keyring.verified(file.bytes(), owner, clock.instant());
    Instant judged = mirror.moment().orElseGet(clock::instant);
    Release release = Release.parse(signed, suite.name(), architecture, judged, owner);
    file.keep();
    Optional<String> note =
        file.copied()
            .map(
                copied ->
                    "%s cannot be reached; using the copy that was fetched at %s"
                        .formatted(Address.shown(uri), copied));
    String below = "main/binary-%s/".formatted(architecture.debianName());
    for (String name : List.of("Packages.xz", "Packages.gz", "Packages")) {
      Optional<Release.Entry> index = release.file(below + name);
      if (index.isPresent()) {
        return new SignedSuite(
            suite.area(),
            suite.name(),
            dists + below,
            name,
            release.byHash(),
            index.get(),
            release.date(),
            note);
      }
    }
    throw new DebianException(
        "%s names no index %sPackages. Take another mirror.".formatted(owner, below));
  }

  /** Fetches and reads the index. */
  List<AvailablePackage> packages(
      Mirror mirror, DownloadCache downloads, Decompressor decompressor, Progress progress)
      throws IOException {
    Path fetched = fetch(mirror, downloads, progress);
    String owner = "the index of %s".formatted(name);
    try (FileChannel channel = FileChannel.open(fetched)) {
      FileSlice whole = new FileSlice(channel, 0, channel.size());
      Digest seen = whole.digest();
      if (!seen.equals(index.digest())) {
        downloads.forget(index.digest());
        throw new DebianException(
            "%s was damaged in the cache of downloads: its digest is %s, expected %s. It has been removed; run the command again."
                .formatted(owner, seen, index.digest()));
      }
      try (InputStream plain = decompressor.open(file, whole)) {
        return PackageIndex.read(plain, area, owner);
      }
    }
  }

  private Path fetch(Mirror mirror, DownloadCache downloads, Progress progress) throws IOException {
    String task = "download the index of " + name;
    if (byHash) {
      URI uri = mirror.resolve(area, directory + "by-hash/SHA256/" + index.digest().hex());
      try {
        return downloads.fetch(new Download(uri, index.digest(), index.size(), task), progress);
      } catch (DownloadException e) {
        // Not every copy of a mirror keeps the names by digest; the content is checked either way.
        if (!e.missing()) {
          throw e;
        }
      }
    }
    URI uri = mirror.resolve(area, directory + file);
    return downloads.fetch(new Download(uri, index.digest(), index.size(), task), progress);
  }
}
