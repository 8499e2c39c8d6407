package dev.lava.runtime.invocation;

import org.jspecify.annotations.Nullable;

/**
 * What an exception says of itself. Its class is the function's, and the methods that are asked
 * here can be overridden: one that throws, recurses, or answers without end or with null must not
 * keep the failure from being told.
 */
public final class Thrown {
  /** More characters of a message than that are cut. */
  public static final int LONGEST_MESSAGE = 64 * 1024;

  private static final StackTraceElement[] NO_FRAMES = {};

  private Thrown() {}

  /** The localized message, or else the name of the class. */
  public static String message(Throwable thrown) {
    String message;
    try {
      message = thrown.getLocalizedMessage();
    } catch (Throwable failed) {
      message = null;
    }
    return message == null ? thrown.getClass().getName() : cut(message);
  }

  /** The message where there is one. */
  public static @Nullable String plainMessage(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? null : cut(message);
    } catch (Throwable failed) {
      return null;
    }
  }

  /** What the JDK prints before the frames: class and message. */
  public static String described(Throwable thrown) {
    String text;
    try {
      text = thrown.toString();
    } catch (Throwable failed) {
      text = null;
    }
    return text == null ? thrown.getClass().getName() : cut(text);
  }

  /** The frames; none of them is null. */
  static StackTraceElement[] frames(Throwable thrown) {
    try {
      StackTraceElement[] frames = thrown.getStackTrace();
      for (StackTraceElement frame : frames) {
        if (frame == null) {
          return NO_FRAMES;
        }
      }
      return frames;
    } catch (Throwable failed) {
      return NO_FRAMES;
    }
  }

  /** The cause where there is one. */
  public static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable failed) {
      return null;
    }
  }

  private static String cut(String text) {
    int size = text.length();
    return size <= LONGEST_MESSAGE
        ? text
        : text.substring(0, LONGEST_MESSAGE) + "… (" + (size - LONGEST_MESSAGE) + " more)";
  }
}
