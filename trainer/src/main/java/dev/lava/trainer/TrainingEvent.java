package dev.lava.trainer;

import java.nio.charset.StandardCharsets;

/** What a function is invoked with. */
final class TrainingEvent {
  /** The event of those who name none. */
  static final TrainingEvent EMPTY = new TrainingEvent("{}", "{}".getBytes(StandardCharsets.UTF_8));

  private final String name;
  private final byte[] body;

  /**
   * @param name what messages call it: its file
   * @param body its bytes, which are not changed from here on
   */
  TrainingEvent(String name, byte[] body) {
    this.name = name;
    this.body = body;
  }

  String name() {
    return name;
  }

  byte[] body() {
    return body;
  }
}
