package dev.lava.emulator.http;

/** What answers the requests of one port. */
@FunctionalInterface
public interface HttpService {
  /**
   * Answers one request; called by several threads at once, each with its own.
   *
   * @throws InterruptedException where the server stops in between; the connection is dropped
   */
  Reply serve(Exchange exchange) throws InterruptedException;
}
