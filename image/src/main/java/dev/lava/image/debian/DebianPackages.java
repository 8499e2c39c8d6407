package dev.lava.image.debian;

import dev.lava.image.Digest;
import dev.lava.image.download.Address;
import dev.lava.image.download.Download;
import dev.lava.image.download.DownloadCache;
import dev.lava.image.download.DownloadException;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Debian's packages as file trees: {@link #resolve} finds which packages are needed, {@link
 * #unpack} delivers them. What lies between is a {@link PackageSet}, which a lock file can keep.
 *
 * <pre>
 * DIRECTORY/resolved/HEX   an answer of {@code resolve}, by the digest of the question
 * DIRECTORY/unpacked/HEX   an unpacked package, by the digest of the package file
 * </pre>
 */
public final class DebianPackages {
  private final Mirror mirror;
  private final Keyring keyring;
  private final DownloadCache downloads;
  private final Resolutions resolutions;
  private final UnpackCache unpacked;
  private final Progress progress;
  private final Clock clock;
  private final Function<Instant, Mirror> past;
  private final Map<Archives, List<SignedSuite>> read = new HashMap<>();

  /** The suites of a release, as they are for an architecture. */
  private record Archives(String release, Architecture architecture) {}

  /**
   * Packages of a mirror.
   *
   * @param directory keeps what has been resolved and unpacked; made when it is needed
   */
  public DebianPackages(
      Mirror mirror, Keyring keyring, DownloadCache downloads, Path directory, Progress progress) {
    this(mirror, keyring, downloads, directory, progress, Clock.systemUTC(), Mirror::snapshot);
  }

  DebianPackages(
      Mirror mirror,
      Keyring keyring,
      DownloadCache downloads,
      Path directory,
      Progress progress,
      Clock clock,
      Function<Instant, Mirror> past) {
    this.mirror = mirror;
    this.keyring = keyring;
    this.downloads = downloads;
    this.resolutions = new Resolutions(directory.resolve("resolved"));
    this.unpacked = new UnpackCache(directory.resolve("unpacked"));
    this.progress = progress;
    this.clock = clock;
    this.past = past;
  }

  /**
   * The newest versions of some packages and of all they depend on, over a release, its updates and
   * its security fixes.
   *
   * @param release the release's code name, such as {@code trixie}
   * @param names the packages asked for; none comes along only because it is essential
   * @param exclude packages that must not come along; dependencies on them are cut
   * @throws DebianException where a signature or digest does not hold, or packages cannot be had;
   *     one message names them all
   * @throws DownloadException where the mirror does not deliver
   */
  public PackageSet resolve(
      String release, Architecture architecture, Set<String> names, Set<String> exclude)
      throws IOException {
    List<SignedSuite> suites = suites(new Archives(release, architecture));
    List<String> notes = suites.stream().flatMap(suite -> suite.note().stream()).toList();
    Optional<Instant> asOf = suites.stream().map(SignedSuite::date).max(Comparator.naturalOrder());
    List<Digest> indices = suites.stream().map(suite -> suite.index().digest()).toList();
    Digest question = Resolutions.question(indices, architecture, names, exclude);
    Optional<List<ResolvedPackage>> known = resolutions.find(question);
    if (known.isPresent()) {
      return new PackageSet(known.get(), notes, asOf);
    }
    List<ResolvedPackage> answer = resolve(suites, architecture, names, exclude);
    resolutions.keep(question, answer);
    return new PackageSet(answer, notes, asOf);
  }

  /** Read once for as long as this lives, so that all that is resolved is of one moment. */
  private synchronized List<SignedSuite> suites(Archives wanted) throws IOException {
    List<SignedSuite> known = read.get(wanted);
    if (known == null) {
      List<Callable<SignedSuite>> reads = new ArrayList<>();
      for (Suites.Suite suite : Suites.of(wanted.release())) {
        reads.add(
            () ->
                SignedSuite.read(
                    mirror, suite, wanted.architecture(), keyring, clock, downloads, progress));
      }
      known = Together.all(reads);
      read.put(wanted, known);
    }
    return known;
  }

  private List<ResolvedPackage> resolve(
      List<SignedSuite> suites, Architecture architecture, Set<String> names, Set<String> exclude)
      throws IOException {
    List<AvailablePackage> available = new ArrayList<>();
    try (Decompressor decompressor = Decompressor.ofThisMachine()) {
      List<Callable<List<AvailablePackage>>> reads = new ArrayList<>();
      for (SignedSuite suite : suites) {
        reads.add(() -> suite.packages(mirror, downloads, decompressor, progress));
      }
      Together.all(reads).forEach(available::addAll);
    }
    String where =
        "%s for %s"
            .formatted(
                suites.stream().map(SignedSuite::name).collect(Collectors.joining(", ")),
                architecture.debianName());
    return Closure.of(new Catalogue(available), names, exclude, where).stream()
        .map(AvailablePackage::resolved)
        .toList();
  }

  /**
   * Fetches and unpacks packages, each as soon as it is there, and lays them over each other.
   *
   * @throws GoneException where neither the mirror nor Debian's archive of the past has a package
   * @throws DebianException where a package is not what the set says, or is malformed
   * @throws DownloadException where the mirror does not deliver
   */
  public Unpacked unpack(PackageSet set) throws IOException {
    try (Decompressor decompressor = Decompressor.ofThisMachine()) {
      List<Callable<UnpackedPackage>> work = new ArrayList<>();
      set.packages().stream()
          // The largest begin, so that none of them is left alone at the end.
          .sorted(Comparator.comparingLong(ResolvedPackage::size).reversed())
          .forEach(one -> work.add(() -> unpack(one, set.asOf(), decompressor)));
      return Unpacked.of(Together.all(work));
    }
  }

  private UnpackedPackage unpack(
      ResolvedPackage one, Optional<Instant> asOf, Decompressor decompressor) throws IOException {
    Optional<UnpackedPackage> known = unpacked.find(one);
    if (known.isPresent()) {
      return known.get();
    }
    Path file = fetch(one, asOf);
    String task = "unpack " + one.name();
    long began = System.nanoTime();
    progress.on(new ProgressEvent.Started(task, OptionalLong.empty()));
    try {
      String shown = Address.shown(mirror.resolve(one.area(), one.path()));
      UnpackedPackage result = unpacked.unpack(one, file, shown, decompressor);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      progress.on(new ProgressEvent.Finished(task, took, false));
      return result;
    } catch (DebianException e) {
      // What cannot be unpacked is no use to anybody: the next run fetches it again.
      downloads.forget(one.digest());
      throw e;
    }
  }

  /** From the mirror, which has what is current, or else from the archive of the past. */
  private Path fetch(ResolvedPackage one, Optional<Instant> asOf) throws IOException {
    try {
      return fetch(one, mirror);
    } catch (DownloadException e) {
      if (!e.missing()) {
        throw e;
      }
      String gone =
          "the mirror no longer has %s %s: there is no %s"
              .formatted(
                  one.name(), one.version(), Address.shown(mirror.resolve(one.area(), one.path())));
      if (asOf.isEmpty()) {
        throw GoneException.of(gone, e);
      }
      Mirror archive = past.apply(asOf.get());
      try {
        return fetch(one, archive);
      } catch (DownloadException late) {
        throw late.missing()
            ? GoneException.of(
                "%s, and in Debian's archive of the past no %s"
                    .formatted(gone, Address.shown(archive.resolve(one.area(), one.path()))),
                late)
            : GoneException.undelivered(gone, late);
      }
    }
  }

  private Path fetch(ResolvedPackage one, Mirror from) throws IOException {
    URI uri = from.resolve(one.area(), one.path());
    return downloads.fetch(
        new Download(uri, one.digest(), one.size(), "download " + one.name()), progress);
  }
}
