package dev.lava.image.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Says in words why a connection failed; the JDK's client often says nothing. */
public final class Reason {
  private Reason() {}

  /** Such as {@code the connection was refused}. */
  public static String of(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "the host name is unknown";
      }
    }
    return switch (e) {
      case HttpConnectTimeoutException _ -> "the connection did not open in time";
      case HttpTimeoutException _ -> "the server did not answer in time";
      case ConnectException _ -> "the connection was refused";
      default ->
          e.getMessage() == null || e.getMessage().isBlank()
              ? e.getClass().getSimpleName()
              : e.getMessage();
    };
  }
}
