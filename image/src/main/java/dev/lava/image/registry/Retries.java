package dev.lava.image.registry;

import dev.lava.image.ImageException;
import dev.lava.image.download.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How often a registry is asked again, and after how long.
 *
 * @param attempts how often in all, before giving up
 * @param pause after the first attempt; twice as long after each further one
 * @param longest the longest that a registry may make us wait
 * @param silence how long a server may take to answer, and say nothing in the middle of an answer
 * @param clock what dates are compared with
 * @param sleeper what waits
 */
record Retries(
    int attempts,
    Duration pause,
    Duration longest,
    Duration silence,
    Clock clock,
    Sleeper sleeper) {
  /** Waits. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  static final Retries USUAL =
      new Retries(
          5,
          Duration.ofMillis(500),
          Duration.ofMinutes(2),
          Duration.ofSeconds(60),
          Clock.systemUTC(),
          Thread::sleep);

  /** Whether asking again may help (RFC 9110, section 15; 429 is RFC 6585's). */
  static boolean mayPass(int status) {
    return switch (status) {
      case 408, 425, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  /** Something to ask. */
  @FunctionalInterface
  interface Question {
    Answer ask() throws IOException;
  }

  /**
   * Asks until there is an answer that stays as it is, or as often as is worth it.
   *
   * @param purpose what for, to complete the sentence "cannot …"
   * @return the answer, which may still be one that could pass
   */
  Answer ask(Question question, String purpose) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Optional<HttpHeaders> headers = Optional.empty();
      try {
        Answer answer = question.ask();
        if (!mayPass(answer.status()) || attempt == attempts) {
          return answer;
        }
        headers = Optional.of(answer.headers());
        answer.close();
      } catch (ImageException | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == attempts) {
          throw new RegistryException(
              "cannot %s: %s, in %d attempts; check the network, the proxy (http_proxy, https_proxy) and the registry, then run the command again"
                  .formatted(purpose, Reason.of(e), attempts),
              0,
              e);
        }
      }
      pauseAfter(attempt, headers);
    }
  }

  /** Waits as long as the answer asks for, or as long as is usual after this attempt. */
  void pauseAfter(int attempt, Optional<HttpHeaders> answer) throws IOException {
    Duration usual = pause.multipliedBy(1L << (attempt - 1));
    Duration asked = answer.flatMap(this::retryAfter).orElse(usual);
    try {
      sleeper.sleep(asked.compareTo(longest) > 0 ? longest : asked);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Seconds or a date (RFC 9110, section 10.2.3). */
  private Optional<Duration> retryAfter(HttpHeaders headers) {
    Optional<String> value = headers.firstValue("Retry-After").map(String::strip);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value.get())));
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.get(), Instant::from);
      Duration left = Duration.between(clock.instant(), until);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the transfer was interrupted");
  }
}
