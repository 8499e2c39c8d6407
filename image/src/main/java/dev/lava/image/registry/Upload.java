package dev.lava.image.registry;

import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One blob on its way into a repository (OCI distribution-spec, "Pushing blobs").
 *
 * <pre>
 *   POST   a session, whose address every answer may change; or the blob is mounted, and that is all
 *   PATCH  all of it, or after a break what the registry says is missing
 *   PUT    its digest, by which the registry checks it
 * </pre>
 *
 * <p>A small blob goes with the {@code PUT}, and without a {@code PATCH}: there is not much to take
 * up again after a break, and each request has a registry write down what it knows of the session.
 * Where that does not go well, it goes the long way.
 *
 * <p>A registry that knows nothing of the session any more gets all of it once more, in a new one.
 * One that finds a request too large gets the rest in pieces.
 */
final class Upload {
  /** Between the least that Amazon ECR takes and what common proxies let through. */
  private static final long PIECE = 8 << 20;

  /** How many bytes go by between two words about the progress. */
  private static final long STEP = 1 << 18;

  /** What may as well be sent twice, where once was not enough. */
  private static final long SMALL = 1 << 20;

  private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]+)");

  private final Connection connection;
  private final URI uploads;
  private final Blob blob;
  private final Set<String> scopes;
  private final Progress progress;
  private final String task;
  private final String purpose;
  private long sent;
  private long piece = Long.MAX_VALUE;
  private long told;

  /**
   * @param uploads where sessions begin
   * @param scopes what a token must allow
   * @param task what progress calls it
   */
  Upload(
      Connection connection,
      URI uploads,
      Blob blob,
      Set<String> scopes,
      Progress progress,
      String task) {
    this.connection = connection;
    this.uploads = uploads;
    this.blob = blob;
    this.scopes = scopes;
    this.progress = progress;
    this.task = task;
    this.purpose =
        "push the blob %s to %s"
            .formatted(blob.descriptor().digest(), connection.endpoint().name());
  }

  /**
   * Sends the blob, or has the registry take it from another repository.
   *
   * @param from a repository of the same registry that may have it
   * @return whether it was mounted
   */
  boolean run(Optional<String> from) throws IOException {
    Digest digest = blob.descriptor().digest();
    URI first =
        from.isEmpty()
            ? uploads
            : URI.create("%s?mount=%s&from=%s".formatted(uploads, digest, from.get()));
    Optional<URI> session = begin(first);
    if (session.isEmpty()) {
      return true;
    }
    if (blob.descriptor().size() <= SMALL) {
      if (sendWithDigest(session.get())) {
        return false;
      }
      session = Optional.of(begin());
    }
    finish(send(session.get()));
    return false;
  }

  /** Sends all of it with its digest; whether the registry has taken it. */
  private boolean sendWithDigest(URI session) throws IOException {
    Call call =
        new Call(
            "PUT",
            withDigest(session),
            Map.of("Content-Type", "application/octet-stream"),
            Optional.of(new Payload(blob.descriptor().size(), blob.opening(), true, this::tell)),
            scopes);
    try (Answer answer = connection.once(call)) {
      return answer.status() == 201 || answer.status() == 204;
    } catch (ImageException | InterruptedIOException e) {
      throw e;
    } catch (IOException _) {
      return false;
    }
  }

  /** Opens a session; empty where the blob is there now. */
  private Optional<URI> begin(URI uri) throws IOException {
    Answer answer =
        connection.ask(
            new Call("POST", uri, Map.of(), Optional.of(Payload.of(new byte[0])), scopes), purpose);
    return switch (answer.status()) {
      case 201 -> {
        answer.close();
        yield Optional.empty();
      }
      case 202 -> Optional.of(location(answer));
      default -> throw connection.refusal(answer, purpose);
    };
  }

  private URI begin() throws IOException {
    sent = 0;
    return begin(uploads)
        .orElseThrow(
            () ->
                new RegistryException(
                    "cannot %s: the registry says that it has it, and that it has not"
                        .formatted(purpose)));
  }

  private URI send(URI first) throws IOException {
    URI session = first;
    int failures = 0;
    while (sent < blob.descriptor().size()) {
      long before = sent;
      long end = before + Math.min(piece, blob.descriptor().size() - before);
      Optional<Answer> answer = patch(session, end, failures);
      if (answer.isPresent() && answer.get().status() == 202) {
        sent = Math.min(received(answer.get(), end).orElse(end), end);
        session = location(answer.get());
      } else {
        session = recover(session, answer, failures + 1);
      }
      failures = sent > before ? 0 : failures + 1;
      if (failures > connection.retries().attempts()) {
        throw new RegistryException(
            "cannot %s: the registry takes no more than %d of %d bytes"
                .formatted(purpose, sent, blob.descriptor().size()));
      }
    }
    return session;
  }

  /** Sends what is missing, or a piece of it; empty where the connection broke. */
  private Optional<Answer> patch(URI session, long end, int failures) throws IOException {
    long start = sent;
    // Without a range where all goes at once: not every registry takes blobs in pieces.
    boolean whole = start == 0 && end == blob.descriptor().size();
    Payload payload =
        new Payload(
            end - start,
            () -> openAt(start),
            end == blob.descriptor().size(),
            count -> tell(start + count));
    Call call =
        new Call(
            "PATCH",
            session,
            whole
                ? Map.of("Content-Type", "application/octet-stream")
                : Map.of(
                    "Content-Type",
                    "application/octet-stream",
                    "Content-Range",
                    start + "-" + (end - 1)),
            Optional.of(payload),
            scopes);
    try {
      return Optional.of(connection.once(call));
    } catch (ImageException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (failures + 1 >= connection.retries().attempts()) {
        throw new RegistryException(
            "cannot %s: the connection broke again and again, the last time after %d of %d bytes; check the network, then run the command again"
                .formatted(purpose, sent, blob.descriptor().size()),
            0,
            e);
      }
      return Optional.empty();
    }
  }

  private InputStream openAt(long start) throws IOException {
    InputStream in = blob.opening().open();
    try {
      in.skipNBytes(start);
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** After a break or a refusal: where to go on, which may be a new session. */
  private URI recover(URI session, Optional<Answer> answer, int failures) throws IOException {
    if (answer.isPresent()) {
      int status = answer.get().status();
      boolean tooLarge = status == 413 && piece > PIECE;
      boolean lost = (status == 404 || status == 400 || status == 416) && sent > 0;
      boolean over = failures >= connection.retries().attempts();
      if (over || !(tooLarge || lost || Retries.mayPass(status))) {
        throw connection.refusal(answer.get(), purpose);
      }
      answer.get().close();
      if (tooLarge) {
        piece = PIECE;
        return begin();
      }
      connection.retries().pauseAfter(failures, Optional.of(answer.get().headers()));
    } else {
      connection.retries().pauseAfter(failures, Optional.empty());
    }
    return progressOf(session);
  }

  /** Asks the registry how much it has (OCI distribution-spec, "Resuming an upload"). */
  private URI progressOf(URI session) throws IOException {
    Answer answer = connection.ask(new Call("GET", session, Map.of(), scopes), purpose);
    Optional<Long> received = answer.status() == 204 ? received(answer, 0) : Optional.empty();
    if (received.isEmpty() || received.get() > blob.descriptor().size()) {
      answer.close();
      return begin();
    }
    sent = received.get();
    return answer.header("Location").isPresent() ? location(answer) : close(answer, session);
  }

  private static URI close(Answer answer, URI session) throws IOException {
    answer.close();
    return session;
  }

  /**
   * How many bytes the registry says it has. No byte and one byte look alike in this header.
   *
   * @param end how many there should be
   */
  private static Optional<Long> received(Answer answer, long end) {
    Matcher range = RANGE.matcher(answer.header("Range").orElse(""));
    if (!range.matches() || range.group(1).length() > 18) {
      return Optional.empty();
    }
    long last = Long.parseLong(range.group(1));
    return Optional.of(last == 0 && end != 1 ? 0 : last + 1);
  }

  private void finish(URI session) throws IOException {
    Answer answer =
        connection.ask(
            new Call(
                "PUT", withDigest(session), Map.of(), Optional.of(Payload.of(new byte[0])), scopes),
            purpose);
    // An answer that got lost on its way makes the second try fail, where the first did not.
    if (answer.status() != 201 && answer.status() != 204 && !isThere()) {
      throw connection.refusal(answer, purpose);
    }
    answer.close();
  }

  private URI withDigest(URI session) {
    String digest = "digest=" + blob.descriptor().digest();
    return URI.create(session + (session.getRawQuery() == null ? "?" : "&") + digest);
  }

  private boolean isThere() throws IOException {
    URI uri = uploads.resolve("../" + blob.descriptor().digest());
    try (Answer answer = connection.ask(new Call("HEAD", uri, Map.of(), scopes), purpose)) {
      return answer.status() == 200;
    }
  }

  private URI location(Answer answer) throws IOException {
    answer.close();
    return connection.target(answer.at(), answer.header("Location").orElse(""));
  }

  private void tell(long count) {
    if (count - told >= STEP || count < told || count == blob.descriptor().size()) {
      told = count;
      progress.on(new ProgressEvent.Advanced(task, count));
    }
  }
}
