package dev.lava.runtime.http;

import java.io.IOException;
import java.net.Socket;

/** Connects to the server; a test puts a socket of its own in the network's place. */
class Dialer {
  Socket dial(String host, int port) throws IOException {
    Socket socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    return socket;
  }
}
