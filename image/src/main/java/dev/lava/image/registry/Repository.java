package dev.lava.image.registry;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.MediaType;
import dev.lava.image.progress.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** One repository of a registry: its manifests and its blobs (OCI distribution-spec). */
final class Repository implements RepositoryBlobs.Opener {
  /** What a registry must accept as a manifest (OCI distribution-spec, "Pushing Manifests"). */
  static final int LARGEST_MANIFEST = 4 << 20;

  private static final String ACCEPTED =
      String.join(
          ", ",
          MediaType.OCI_MANIFEST.name(),
          MediaType.OCI_INDEX.name(),
          MediaType.DOCKER_MANIFEST.name(),
          MediaType.DOCKER_INDEX.name());

  private final Connection connection;
  private final String name;

  /** Manifests that were read: a name leads to a list, that to a digest, and that here again. */
  private final Map<Digest, FetchedManifest> read = new ConcurrentHashMap<>();

  Repository(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  /** Such as {@code localhost:5000/team/greeting}. */
  String place() {
    return connection.endpoint().name() + "/" + name;
  }

  /**
   * The manifest of this tag or digest; empty where there is none.
   *
   * @param version a tag or a digest
   */
  Optional<FetchedManifest> manifest(String version) throws IOException {
    Optional<FetchedManifest> manifest = fetch(version);
    manifest.ifPresent(known -> read.put(known.descriptor().digest(), known));
    return manifest;
  }

  private Optional<FetchedManifest> fetch(String version) throws IOException {
    String purpose = "read %s of %s".formatted(version, place());
    try (Answer answer =
        connection.ask(
            new Call("GET", uri("manifests/" + version), Map.of("Accept", ACCEPTED), pull()),
            purpose)) {
      if (answer.status() == 404) {
        return Optional.empty();
      }
      if (answer.status() != 200) {
        throw connection.refusal(answer, purpose);
      }
      byte[] bytes = answer.body().readNBytes(LARGEST_MANIFEST + 1);
      if (bytes.length > LARGEST_MANIFEST) {
        throw new RegistryException(
            "cannot %s: it has more than %d bytes, the most that a manifest may have"
                .formatted(purpose, LARGEST_MANIFEST));
      }
      Descriptor descriptor = Descriptor.of(mediaType(answer, purpose), bytes);
      Optional<String> said = answer.header("Docker-Content-Digest");
      if (said.isPresent() && !said.get().equals(descriptor.digest().toString())) {
        throw new RegistryException(
            "cannot %s: the registry says that its digest is %s, but its bytes have %s; they were changed or cut short on the way"
                .formatted(purpose, said.get(), descriptor.digest()));
      }
      if (version.startsWith("sha256:") && !version.equals(descriptor.digest().toString())) {
        throw new RegistryException(
            "cannot %s: its bytes have the digest %s".formatted(purpose, descriptor.digest()));
      }
      return Optional.of(new FetchedManifest(descriptor, bytes));
    }
  }

  private static MediaType mediaType(Answer answer, String purpose) throws RegistryException {
    String type = answer.header("Content-Type").orElse("");
    int parameters = type.indexOf(';');
    String name = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    if (name.isEmpty()) {
      throw new RegistryException(
          "cannot %s: the registry does not say what it is; it must have a Content-Type such as %s"
              .formatted(purpose, MediaType.OCI_MANIFEST));
    }
    return new MediaType(name);
  }

  /**
   * Stores a manifest.
   *
   * @param version a tag or the digest
   * @return whether the registry keeps a list of referrers and has noted the subject of this one
   */
  boolean putManifest(String version, Descriptor descriptor, byte[] bytes) throws IOException {
    String purpose = "push %s to %s".formatted(version, place());
    Answer answer =
        connection.ask(
            new Call(
                "PUT",
                uri("manifests/" + version),
                Map.of("Content-Type", descriptor.mediaType().name()),
                Optional.of(Payload.of(bytes)),
                push()),
            purpose);
    if (answer.status() / 100 != 2) {
      throw connection.refusal(answer, purpose);
    }
    try (answer) {
      Optional<String> said = answer.header("Docker-Content-Digest");
      if (said.isPresent() && !said.get().equals(descriptor.digest().toString())) {
        throw new RegistryException(
            "cannot %s: it has the digest %s, but the registry stored something with %s"
                .formatted(purpose, descriptor.digest(), said.get()));
      }
      return answer.header("OCI-Subject").isPresent();
    }
  }

  /** Whether the blob is there. */
  boolean has(Digest digest) throws IOException {
    String purpose = "look for the blob %s in %s".formatted(digest, place());
    try (Answer answer =
        connection.ask(new Call("HEAD", uri("blobs/" + digest), Map.of(), push()), purpose)) {
      return switch (answer.status()) {
        case 200 -> true;
        case 404 -> false;
        default -> throw connection.refusal(answer, purpose);
      };
    }
  }

  /**
   * Brings a blob that is not there.
   *
   * @param from a repository of the same registry that may have it
   * @return whether the registry took it from there
   */
  boolean push(Blob blob, Optional<String> from, Progress progress, String task)
      throws IOException {
    Set<String> scopes = new TreeSet<>(push());
    from.ifPresent(repository -> scopes.add(scope(repository, "pull")));
    return new Upload(connection, uri("blobs/uploads/"), blob, scopes, progress, task).run(from);
  }

  @Override
  public InputStream openBlob(Digest digest) throws IOException {
    return new ResumedStream(
        connection,
        new Call("GET", uri("blobs/" + digest), Map.of(), pull()),
        "read the blob %s of %s".formatted(digest, place()));
  }

  @Override
  public InputStream openManifest(Digest digest) throws IOException {
    FetchedManifest known = read.get(digest);
    if (known != null) {
      return new ByteArrayInputStream(known.bytes());
    }
    Optional<FetchedManifest> manifest = manifest(digest.toString());
    if (manifest.isEmpty()) {
      throw new ImageException("there is no manifest %s in %s".formatted(digest, place()));
    }
    return new ByteArrayInputStream(manifest.get().bytes());
  }

  /** The first or a further page of the list of referrers; the caller closes it. */
  Answer referrers(Digest subject, Optional<URI> page) throws IOException {
    return connection.ask(
        new Call("GET", page.orElse(uri("referrers/" + subject)), Map.of(), pull()),
        "read what is said about %s in %s".formatted(subject, place()));
  }

  URI target(Answer answer, String location) throws RegistryException {
    return connection.target(answer.at(), location);
  }

  private URI uri(String rest) {
    return connection.endpoint().resolve("/v2/" + name + "/" + rest);
  }

  private Set<String> pull() {
    return Set.of(scope(name, "pull"));
  }

  private Set<String> push() {
    return Set.of(scope(name, "pull,push"));
  }

  private static String scope(String repository, String actions) {
    return "repository:%s:%s".formatted(repository, actions);
  }
}
