package dev.lava.image.progress;

/**
 * Listens to work that takes long. Called from any thread; must return quickly and must not throw.
 */
@FunctionalInterface
public interface Progress {
  /** Listens to nothing. */
  Progress SILENT = event -> {};

  /** Something happened. */
  void on(ProgressEvent event);
}
