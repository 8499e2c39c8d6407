package dev.lava.runtime.json;

/** Which events of AWS's {@code aws-lambda-java-events} have conventions of their own. */
final class AwsEvents {
  private AwsEvents() {}

  /** The conventions of an event's class. */
  static EventConventions conventions(Class<?> event) {
    return EventConventions.NONE;
  }
}
