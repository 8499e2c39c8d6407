package dev.lava.trainer;

/** Why there is no training; the message is for the user. */
final class TrainException extends Exception {
  private static final long serialVersionUID = 1;

  TrainException(String message) {
    super(message);
  }
}
