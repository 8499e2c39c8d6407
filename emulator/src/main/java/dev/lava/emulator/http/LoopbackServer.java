package dev.lava.emulator.http;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A server that only this machine can reach.
 *
 * <p>Each port costs one thread that waits for its connections; requests run on virtual threads.
 * Nothing ever times out here: a function waits for its next invocation as long as it takes.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  /** Runtimes describe an error's cause in a header of up to 1 MiB. */
  private static final int LARGEST_REQUEST_HEAD = 2 * 1024 * 1024;

  private static final int LARGEST_RESPONSE_HEAD = 64 * 1024;

  private final Server server;
  private final Map<Connector, HttpService> services = new ConcurrentHashMap<>();

  private LoopbackServer(int ports) {
    QueuedThreadPool threads = new QueuedThreadPool(ports + 4, 2);
    threads.setName("lava-emulator-http");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    server = new Server(threads);
    server.setStopTimeout(0);
    server.setHandler(new Dispatch());
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false);
    errors.setShowCauses(false);
    server.setErrorHandler(errors);
  }

  /**
   * Starts a server without ports.
   *
   * @param ports how many there may be at once
   */
  public static LoopbackServer start(int ports) {
    LoopbackServer started = new LoopbackServer(ports);
    try {
      started.server.start();
    } catch (Exception failure) { // Jetty declares no narrower one
      throw new IllegalStateException("the HTTP server does not start: " + failure, failure);
    }
    return started;
  }

  /**
   * Opens a port.
   *
   * @param port which one; 0 for any that is free
   * @param service answers its requests
   * @throws IOException where the port is not free, or not allowed
   */
  public Listener listen(int port, HttpService service) throws IOException {
    ServerConnector connector =
        new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(HOST);
    connector.setPort(port);
    connector.setIdleTimeout(0);
    connector.open();
    services.put(connector, service);
    server.addConnector(connector);
    try {
      connector.start();
    } catch (IOException failure) {
      close(connector);
      throw failure;
    } catch (Exception failure) { // Jetty declares no narrower one
      close(connector);
      throw new IOException(failure);
    }
    return new Listener(HOST + ":" + connector.getLocalPort(), () -> close(connector));
  }

  /** Closes all ports and interrupts the requests that are still being answered. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) { // Jetty declares no narrower one
      throw new IllegalStateException("the HTTP server does not stop: " + failure, failure);
    }
  }

  private void close(ServerConnector connector) {
    try {
      connector.stop();
    } catch (Exception failure) { // Jetty declares no narrower one
      throw new IllegalStateException("a port does not close: " + failure, failure);
    } finally {
      connector.close();
      server.removeConnector(connector);
      services.remove(connector);
    }
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    configuration.setRequestHeaderSize(LARGEST_REQUEST_HEAD);
    configuration.setResponseHeaderSize(LARGEST_RESPONSE_HEAD);
    configuration.setMaxResponseHeaderSize(LARGEST_RESPONSE_HEAD);
    return configuration;
  }

  /** Finds the service behind the port that a request came through. */
  private final class Dispatch extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      HttpService service = services.get(request.getConnectionMetaData().getConnector());
      if (service == null) {
        return false;
      }
      try {
        Reply reply = service.serve(new Exchange(request));
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::put);
        response.write(true, reply.body().slice(), callback);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        callback.failed(interrupted);
      }
      return true;
    }
  }
}
