package dev.lava.sandbox;

/** A program: prints whether a sandbox is available. */
final class PrintAvailability {
  private PrintAvailability() {}

  /**
   * @param arguments the sandbox's name
   */
  public static void main(String... arguments) {
    System.out.println(Sandboxes.named(arguments[0]).availability());
  }
}
