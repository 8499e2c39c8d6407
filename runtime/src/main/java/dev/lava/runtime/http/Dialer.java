package dev.lava.runtime.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;

/** The way to the server; a test puts a socket of its own in the network's place. */
class Dialer {
  /** How many milliseconds a reset from the server's side may take to arrive. */
  int resetMillis() {
    return 20;
  }

  /**
   * Connects, past any proxy that is set for the function: the server is on this machine. Nor does
   * the JVM then read its proxy settings before the first response.
   */
  Socket dial(String host, int port) throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      socket.connect(new InetSocketAddress(host, port));
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
