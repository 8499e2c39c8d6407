package dev.lava.image.registry;

import dev.lava.image.Descriptor;
import dev.lava.image.Digest;
import dev.lava.image.ImageIndex;
import dev.lava.image.MediaType;
import dev.lava.image.referrer.Referrer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said about an image in its repository (OCI distribution-spec 1.1, "Listing Referrers").
 * Registries before 1.1 keep no such list: clients keep one there, an index under a tag made of the
 * subject's digest ("Referrers Tag Schema").
 */
record ReferrerList(Repository repository) {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;.*rel=\"?next\"?.*");

  /** More than anybody has to say about an image. */
  private static final int MOST_REFERRERS = 1000;

  private static final int MOST_PAGES = 100;

  /** What is said about this manifest; what is no manifest with a subject is passed over. */
  List<Referrer> read(Digest subject) throws IOException {
    RepositoryBlobs blobs = new RepositoryBlobs(repository.place(), repository);
    List<Referrer> referrers = new ArrayList<>();
    List<ImageIndex.Entry> entries = entries(subject);
    if (entries.size() > MOST_REFERRERS) {
      throw new RegistryException(
          "%s lists %d referrers of %s; at most %d are read"
              .formatted(repository.place(), entries.size(), subject, MOST_REFERRERS));
    }
    for (ImageIndex.Entry entry : entries) {
      Descriptor descriptor = entry.descriptor();
      if (descriptor.mediaType().isManifest()) {
        Referrer.read(descriptor, blobs)
            .filter(referrer -> referrer.subject().digest().equals(subject))
            .ifPresent(referrers::add);
      }
    }
    return referrers;
  }

  private List<ImageIndex.Entry> entries(Digest subject) throws IOException {
    List<ImageIndex.Entry> entries = new ArrayList<>();
    Optional<URI> page = Optional.empty();
    for (int i = 0; i < MOST_PAGES; i++) {
      try (Answer answer = repository.referrers(subject, page)) {
        // Some answer 405 where the specification has 404.
        if (answer.status() != 200) {
          break;
        }
        byte[] bytes = answer.body().readNBytes(Repository.LARGEST_MANIFEST);
        String document = "the list of referrers of %s".formatted(repository.place());
        entries.addAll(ImageIndex.parse(bytes, document).entries());
        Matcher next = NEXT.matcher(answer.header("Link").orElse(""));
        if (!next.matches()) {
          return entries;
        }
        page = Optional.of(repository.target(answer, next.group(1)));
      }
    }
    return entries.isEmpty() ? tagged(subject).entries() : entries;
  }

  private ImageIndex tagged(Digest subject) throws IOException {
    Optional<FetchedManifest> manifest = repository.manifest(tag(subject));
    return manifest.isPresent() && manifest.get().descriptor().mediaType().isIndex()
        ? ImageIndex.parse(
            manifest.get().bytes(), "%s:%s".formatted(repository.place(), tag(subject)))
        : ImageIndex.empty();
  }

  /** Stores a statement whose blobs are there. */
  void add(Referrer referrer) throws IOException {
    Descriptor descriptor = referrer.descriptor();
    if (repository.putManifest(descriptor.digest().toString(), descriptor, referrer.manifest())) {
      return;
    }
    Digest subject = referrer.subject().digest();
    ImageIndex index = tagged(subject);
    boolean listed =
        index.entries().stream()
            .anyMatch(entry -> entry.descriptor().digest().equals(descriptor.digest()));
    if (!listed) {
      byte[] bytes = index.with(new ImageIndex.Entry(descriptor, Optional.empty())).toJson();
      repository.putManifest(tag(subject), Descriptor.of(MediaType.OCI_INDEX, bytes), bytes);
    }
  }

  private static String tag(Digest subject) {
    return "sha256-" + subject.hex();
  }
}
