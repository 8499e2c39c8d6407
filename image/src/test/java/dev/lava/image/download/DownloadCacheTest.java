package dev.lava.image.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Digest;
import dev.lava.image.ImageException;
import dev.lava.image.progress.Progress;
import dev.lava.image.progress.ProgressEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadCacheTest {
  private static final String TEXT = "0123456789";
  private static final Digest DIGEST = Digest.of(TEXT.getBytes(StandardCharsets.US_ASCII));
  private static final Patience SHORT =
      new Patience(3, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofSeconds(5));

  private static final String WHOLE =
      """
      HTTP/1.1 200 OK\r
      Content-Length: 10\r
      Connection: close\r
      \r
      0123456789""";

  private static final String HALF =
      """
      HTTP/1.1 200 OK\r
      Content-Length: 10\r
      Connection: close\r
      \r
      0123""";

  private static final String REST =
      """
      HTTP/1.1 206 Partial Content\r
      Content-Range: bytes 4-9/10\r
      Content-Length: 6\r
      Connection: close\r
      \r
      456789""";

  @TempDir Path directory;

  private DownloadCache cache(Patience patience, Map<String, String> environment) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    return new DownloadCache(directory.resolve("cache"), environment, patience, clock);
  }

  private Path fetch(ScriptedServer server) throws IOException {
    return cache(SHORT, Map.of()).fetch(server.uri("/a.deb"), DIGEST, 10, Progress.SILENT);
  }

  private List<String> kept() throws IOException {
    Path cache = directory.resolve("cache");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> cache.relativize(file).toString())
          .toList();
    }
  }

  @Nested
  class A_file_that_is_what_it_should_be {
    @Test
    void stands_under_its_digest() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE)) {
        Path file = fetch(server);

        assertThat(file).hasContent(TEXT);
        assertThat(kept()).containsExactly("sha256/" + DIGEST.hex());
      }
    }

    @Test
    void is_fetched_once() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE)) {
        fetch(server);
        fetch(server);

        assertThat(server.requests()).hasSize(1);
      }
    }

    @Test
    void is_fetched_again_where_its_size_in_the_cache_is_wrong() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE)) {
        Files.writeString(fetch(server), "cut");

        assertThat(fetch(server)).hasContent(TEXT);
      }
    }

    @Test
    void is_fetched_by_one_of_many_threads_that_want_it() throws Exception {
      try (ScriptedServer server = new ScriptedServer(WHOLE);
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        DownloadCache cache = cache(SHORT, Map.of());
        List<Future<Path>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          all.add(
              threads.submit(() -> cache.fetch(server.uri("/a.deb"), DIGEST, 10, Progress.SILENT)));
        }
        for (Future<Path> one : all) {
          assertThat(one.get()).hasContent(TEXT);
        }
        assertThat(server.requests()).hasSize(1);
      }
    }

    @Test
    void tells_of_its_progress() throws IOException {
      List<String> told = new ArrayList<>();
      Progress progress =
          event ->
              told.add(
                  switch (event) {
                    case ProgressEvent.Started e -> "started " + e.task() + " " + e.bytes();
                    case ProgressEvent.Advanced e -> "advanced " + e.task() + " " + e.bytes();
                    case ProgressEvent.Finished e -> "finished " + e.task() + " " + e.cached();
                  });
      try (ScriptedServer server = new ScriptedServer(WHOLE)) {
        cache(SHORT, Map.of()).fetch(server.uri("/pool/a.deb"), DIGEST, 10, progress);
      }
      assertThat(told)
          .containsExactly(
              "started download a.deb OptionalLong[10]",
              "advanced download a.deb 10",
              "finished download a.deb false");
    }

    @Test
    void may_be_a_file_of_this_machine() throws IOException {
      Path file = Files.writeString(directory.resolve("a.deb"), TEXT);

      assertThat(cache(SHORT, Map.of()).fetch(file.toUri(), DIGEST, 10, Progress.SILENT))
          .hasContent(TEXT);
    }
  }

  @Nested
  class A_file_that_is_not_what_it_should_be {
    @Test
    void is_refused_with_both_digests() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE.replace("456789", "456780"))) {
        assertThatThrownBy(() -> fetch(server))
            .isInstanceOf(DownloadException.class)
            .hasMessage(
                "%s is not what it should be: its digest is %s, expected %s. It was changed at its source or on the way; nothing of it was kept. Take another source.",
                server.uri("/a.deb"),
                Digest.of("0123456780".getBytes(StandardCharsets.US_ASCII)),
                DIGEST);
      }
      assertThat(kept()).isEmpty();
    }

    @Test
    void is_refused_by_its_announced_size() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE.replace(": 10", ": 11") + "0")) {
        assertThatThrownBy(() -> fetch(server))
            .hasMessage(
                "%s is not what it should be: it has 11 bytes or more, expected 10. It was changed at its source or on the way; nothing of it was kept. Take another source.",
                server.uri("/a.deb"));
      }
      assertThat(kept()).isEmpty();
    }

    @Test
    void is_cut_off_where_its_size_was_not_announced() throws IOException {
      String endless = WHOLE.replace("Content-Length: 10\r\n", "") + "0".repeat(1 << 20);
      try (ScriptedServer server = new ScriptedServer(endless)) {
        assertThatThrownBy(() -> fetch(server))
            .hasMessageContaining("is not what it should be: it has ");
      }
      assertThat(kept()).isEmpty();
    }
  }

  @Nested
  class A_connection_that_drops {
    @Test
    void is_taken_up_where_it_dropped() throws IOException {
      try (ScriptedServer server = new ScriptedServer(HALF, REST)) {
        assertThat(fetch(server)).hasContent(TEXT);
        assertThat(server.headers("Range")).containsExactly("-", "bytes=4-");
      }
    }

    @Test
    void begins_anew_where_the_server_knows_no_ranges() throws IOException {
      try (ScriptedServer server = new ScriptedServer(HALF, WHOLE)) {
        assertThat(fetch(server)).hasContent(TEXT);
      }
    }

    @Test
    void is_given_up_after_some_attempts() throws IOException {
      String nothing = REST.replace("456789", "");
      try (ScriptedServer server = new ScriptedServer(HALF, nothing)) {
        assertThatThrownBy(() -> fetch(server))
            .isInstanceOf(DownloadException.class)
            .hasMessageMatching(
                "cannot download \\Q%s\\E: got 4 of 10 bytes in 3 attempts; the last ended with: .+\\. Check the network and the proxy \\(http_proxy, https_proxy\\), or take another source, then run the command again\\."
                    .formatted(server.uri("/a.deb")));
        assertThat(server.headers("Range")).containsExactly("-", "bytes=4-", "bytes=4-");
      }
      assertThat(kept()).isEmpty();
    }

    @Test
    void is_taken_for_dropped_when_the_server_falls_silent() throws IOException {
      Patience impatient =
          new Patience(1, Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(50));
      try (ScriptedServer server = new ScriptedServer(HALF + ScriptedServer.SILENCE)) {
        DownloadCache cache = cache(impatient, Map.of());
        assertThatThrownBy(() -> cache.fetch(server.uri("/a.deb"), DIGEST, 10, Progress.SILENT))
            .hasMessage(
                "cannot download %s: got 4 of 10 bytes in 1 attempt; the last ended with: the server fell silent. Check the network and the proxy (http_proxy, https_proxy), or take another source, then run the command again.",
                server.uri("/a.deb"));
      }
      assertThat(kept()).isEmpty();
    }

    @Test
    void may_not_even_open() throws IOException {
      URI nobody;
      try (ScriptedServer server = new ScriptedServer(WHOLE)) {
        nobody = server.uri("/a.deb");
      }
      assertThatThrownBy(() -> cache(SHORT, Map.of()).fetch(nobody, DIGEST, 10, Progress.SILENT))
          .hasMessage(
              "cannot download %s: got 0 of 10 bytes in 3 attempts; the last ended with: the connection was refused. Check the network and the proxy (http_proxy, https_proxy), or take another source, then run the command again.",
              nobody);
    }
  }

  @Nested
  class A_server_that_refuses {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            404 | the server answers 404, so it has no such file. Check the address; a file that an older index or lock names may be gone.
            403 | the server answers 403, so it does not let you in. Check the address, the login and the proxy.
            451 | the server answers 451. Check the address, or take another source.
            """)
    void is_believed_at_once(int status, String expected) throws IOException {
      try (ScriptedServer server = new ScriptedServer(status(status))) {
        assertThatThrownBy(() -> fetch(server))
            .isInstanceOf(DownloadException.class)
            .hasMessage("cannot download %s: %s", server.uri("/a.deb"), expected);
        assertThat(server.requests()).hasSize(1);
      }
      assertThat(kept()).isEmpty();
    }

    @Test
    void for_the_moment_is_asked_again() throws IOException {
      try (ScriptedServer server = new ScriptedServer(status(503), WHOLE)) {
        assertThat(fetch(server)).hasContent(TEXT);
      }
    }

    @Test
    void again_and_again_is_named() throws IOException {
      try (ScriptedServer server = new ScriptedServer(status(500))) {
        assertThatThrownBy(() -> fetch(server))
            .hasMessage(
                "cannot download %s: got 0 of 10 bytes in 3 attempts; the last ended with: the server answers 500. Check the network and the proxy (http_proxy, https_proxy), or take another source, then run the command again.",
                server.uri("/a.deb"));
      }
      assertThat(kept()).isEmpty();
    }
  }

  @Nested
  class A_redirect {
    @Test
    void within_the_scheme_is_followed() throws IOException {
      try (ScriptedServer server = new ScriptedServer(redirect("/elsewhere/a.deb"), WHOLE)) {
        assertThat(fetch(server)).hasContent(TEXT);
        assertThat(server.requests().getLast()).startsWith("GET /elsewhere/a.deb ");
      }
    }

    @Test
    void to_another_scheme_is_refused() throws IOException {
      try (ScriptedServer server = new ScriptedServer(redirect("file:///etc/passwd"))) {
        assertThatThrownBy(() -> fetch(server))
            .hasMessage(
                "cannot download %s: it redirects to file:///etc/passwd, and a redirect must not change the scheme. Where you trust that address, name it as the source.",
                server.uri("/a.deb"));
      }
    }

    @Test
    void without_end_is_refused() throws IOException {
      try (ScriptedServer server = new ScriptedServer(redirect("/a.deb"))) {
        assertThatThrownBy(() -> fetch(server))
            .hasMessage(
                "cannot download %s: it redirects more than 5 times. Check the address.",
                server.uri("/a.deb"));
      }
    }
  }

  @Nested
  class A_proxy_of_the_environment {
    private static final URI FAR = URI.create("http://mirror.example/a.deb");

    @Test
    void is_asked_for_the_whole_address() throws IOException {
      try (ScriptedServer proxy = new ScriptedServer(WHOLE)) {
        DownloadCache cache =
            cache(SHORT, Map.of("http_proxy", "http://127.0.0.1:" + proxy.port()));

        assertThat(cache.fetch(FAR, DIGEST, 10, Progress.SILENT)).hasContent(TEXT);
        assertThat(proxy.requests().getFirst()).startsWith("GET http://mirror.example/a.deb ");
      }
    }

    @Test
    void is_passed_by_for_this_machine() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE)) {
        DownloadCache cache = cache(SHORT, Map.of("http_proxy", "http://proxy.example:3128"));

        assertThat(cache.fetch(server.uri("/a.deb"), DIGEST, 10, Progress.SILENT)).hasContent(TEXT);
      }
    }
  }

  @Nested
  class What_cannot_be_done {
    @Test
    void is_an_unknown_scheme() {
      URI uri = URI.create("ftp://mirror.example/a.deb");
      assertThatThrownBy(() -> cache(SHORT, Map.of()).fetch(uri, DIGEST, 10, Progress.SILENT))
          .hasMessage(
              "cannot download 'ftp://mirror.example/a.deb': the scheme is 'ftp'; valid are http, https and file, as in http://mirror.example/debian");
    }

    @Test
    void is_a_missing_file_of_this_machine() {
      URI uri = URI.create("file:///nowhere/a.deb");
      assertThatThrownBy(() -> cache(SHORT, Map.of()).fetch(uri, DIGEST, 10, Progress.SILENT))
          .hasMessage(
              "cannot read file:///nowhere/a.deb: there is no such file. Check the address.");
    }

    @Test
    void is_a_cache_where_a_file_stands() throws IOException {
      Files.writeString(directory.resolve("cache"), "in the way");
      try (ScriptedServer server = new ScriptedServer(WHOLE)) {
        assertThatThrownBy(() -> fetch(server))
            .isInstanceOf(ImageException.class)
            .hasMessageStartingWith("cannot make the directory " + directory.resolve("cache"));
      }
    }

    @Test
    void shows_no_password() {
      URI uri = URI.create("ftp://user:secret@mirror.example/a.deb?token=secret");
      assertThatThrownBy(() -> cache(SHORT, Map.of()).fetch(uri, DIGEST, 10, Progress.SILENT))
          .hasMessageNotContaining("secret");
    }
  }

  @Nested
  class An_index {
    private static final String TAGGED = WHOLE.replace("OK\r\n", "OK\r\nETag: \"one\"\r\n");

    private Unverified index(ScriptedServer server) throws IOException {
      return cache(SHORT, Map.of()).index(server.uri("/InRelease"), Progress.SILENT);
    }

    @Test
    void is_kept_only_once_it_is_found_good() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE)) {
        Unverified index = index(server);

        assertThat(index.bytes()).asString().isEqualTo(TEXT);
        assertThat(kept()).isEmpty();
        index.keep();
        assertThat(kept()).hasSize(1);
      }
    }

    @Test
    void that_has_not_changed_is_taken_from_the_copy() throws IOException {
      String unchanged = "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n";
      try (ScriptedServer server = new ScriptedServer(TAGGED, unchanged)) {
        index(server).keep();
        Unverified index = index(server);

        assertThat(index.bytes()).asString().isEqualTo(TEXT);
        assertThat(index.copied()).isEmpty();
        assertThat(server.headers("If-None-Match")).containsExactly("-", "\"one\"");
      }
    }

    @Test
    void of_a_server_that_is_down_is_the_older_copy() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE, status(500))) {
        index(server).keep();
        Unverified index = index(server);

        assertThat(index.bytes()).asString().isEqualTo(TEXT);
        assertThat(index.copied()).contains(Instant.parse("2026-11-22T10:00:00Z"));
      }
    }

    @Test
    void that_is_gone_is_not_replaced_by_the_copy() throws IOException {
      try (ScriptedServer server = new ScriptedServer(WHOLE, status(404))) {
        index(server).keep();

        assertThatThrownBy(() -> index(server)).isInstanceOf(DownloadException.class);
      }
    }

    @Test
    void that_cannot_be_had_is_named() throws IOException {
      try (ScriptedServer server = new ScriptedServer(HALF)) {
        assertThatThrownBy(() -> index(server))
            .hasMessageMatching(
                "cannot download \\Q%s\\E: .+, in 3 attempts, and there is no earlier copy of it\\. Check the network and the proxy \\(http_proxy, https_proxy\\), or take another source, then run the command again\\."
                    .formatted(server.uri("/InRelease")));
      }
      assertThat(kept()).isEmpty();
    }
  }

  private static String status(int status) {
    return "HTTP/1.1 %d Status\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".formatted(status);
  }

  private static String redirect(String to) {
    return "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        .formatted(to);
  }
}
