package dev.lava.sandbox;

/** What of the network a command reaches. */
public sealed interface Network {
  /** All that the host reaches. */
  record Host() implements Network {}

  /**
   * Nothing but one TCP port of the host's loopback, by its address there, {@code 127.0.0.1:PORT}.
   *
   * @param port the port
   */
  record OnlyPort(int port) implements Network {}

  /** The host's network. */
  Network HOST = new Host();
}
