package dev.lava.runtime.api;

import dev.lava.runtime.http.HttpConnection;
import dev.lava.runtime.http.HttpRequest;
import dev.lava.runtime.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Has the platform send SIGTERM before it ends the environment, which it does only where there is
 * an extension. So this is one, an internal one that asks for no events: it registers, and waits
 * for its next event, which never comes.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html">Lambda's
 *     Extensions API</a>
 */
public final class ShutdownNotice {
  private static final String ROOT = "/2020-01-01/extension/";
  private static final String NAME = "lava-shutdown";

  private ShutdownNotice() {}

  /**
   * Registers; only possible before the first invocation.
   *
   * @param address host and port, the value of {@code AWS_LAMBDA_RUNTIME_API}
   * @return whether it was taken, or the platform has no such API, as emulators have not: what it
   *     does at the end is then its own affair
   * @throws IOException where the platform cannot be reached
   */
  public static boolean ask(String address) throws IOException {
    HttpConnection connection = new HttpConnection(address);
    byte[] events = "{\"events\":[]}".getBytes(StandardCharsets.US_ASCII);
    HttpResponse response =
        connection.exchange(
            new HttpRequest()
                .begin("POST", ROOT, "register")
                .header("Lambda-Extension-Name", NAME)
                .header("Content-Type", "application/json")
                .body(events, events.length));
    String identifier = response.headers().first("Lambda-Extension-Identifier");
    if (response.status() != 200 || identifier == null) {
      connection.close();
      return response.status() == 404;
    }
    // A platform thread: it spends its life in one read, and must not keep the process.
    Thread.ofPlatform().daemon().name(NAME).start(() -> await(connection, identifier));
    return true;
  }

  private static void await(HttpConnection connection, String identifier) {
    try (connection) {
      connection.exchange(
          new HttpRequest()
              .begin("GET", ROOT, "event/next")
              .header("Lambda-Extension-Identifier", identifier));
    } catch (IOException e) {
      System.err.println("lava: shutdown hooks may not run, the platform hung up: " + e);
    }
  }
}
