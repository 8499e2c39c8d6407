package dev.lava.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an image is started and what it consists of (OCI image-spec, "config.md").
 *
 * <p>What AWS Lambda ignores is not kept when a configuration is read: exposed ports, volumes, stop
 * signal, health check, and the time of creation, which is {@link FixedTime} in what is written.
 *
 * @param platform what it runs on
 * @param environment the variables by name, in the order in which they are written
 * @param entrypoint the program and its first arguments
 * @param command the arguments that a user may replace
 * @param workingDirectory an absolute path, or empty for the root
 * @param user who runs it, such as {@code 1000:1000}; AWS Lambda ignores it
 * @param labels free facts for tools, sorted by name
 * @param history one entry for each layer, the lowest first
 * @param diffIds the digest of each layer without compression, the lowest first
 */
public record ImageConfig(
    Platform platform,
    SequencedMap<String, String> environment,
    List<String> entrypoint,
    List<String> command,
    String workingDirectory,
    Optional<String> user,
    SortedMap<String, String> labels,
    List<HistoryEntry> history,
    List<Digest> diffIds) {
  public ImageConfig {
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    history = List.copyOf(history);
    diffIds = List.copyOf(diffIds);
    if (history.size() != diffIds.size()) {
      throw new IllegalArgumentException(
          "an image has one history entry for each layer; saw %d entries and %d layers"
              .formatted(history.size(), diffIds.size()));
    }
  }

  /** The configuration of an image that has nothing in it. */
  public static ImageConfig empty(Platform platform) {
    return new ImageConfig(
        platform,
        new LinkedHashMap<>(),
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        new TreeMap<>(),
        List.of(),
        List.of());
  }

  /**
   * Reads the configuration of an OCI or Docker image.
   *
   * @param document what messages call it
   */
  public static ImageConfig parse(byte[] json, String document) throws ImageException {
    return ConfigJson.read(JsonValue.parse(json, document));
  }

  /** The bytes of this configuration; equal configurations have equal bytes. */
  public byte[] toJson() {
    return JsonValue.write(ConfigJson.write(this));
  }

  /**
   * With an environment variable; one of the same name is replaced where it stands.
   *
   * @throws IllegalArgumentException for a name that is empty or holds {@code =} or NUL
   */
  public ImageConfig withVariable(String name, String value) {
    if (name.isEmpty() || name.indexOf('=') >= 0 || (name + value).indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "'%s' is no environment variable; valid is a name without '=', such as LANG"
              .formatted(name));
    }
    SequencedMap<String, String> changed = new LinkedHashMap<>(environment);
    changed.put(name, value);
    return new ImageConfig(
        platform, changed, entrypoint, command, workingDirectory, user, labels, history, diffIds);
  }

  /** With another entry point; the command goes, for it was meant for the one before. */
  public ImageConfig withEntrypoint(List<String> arguments) {
    return new ImageConfig(
        platform,
        environment,
        arguments,
        List.of(),
        workingDirectory,
        user,
        labels,
        history,
        diffIds);
  }

  /** With another command. */
  public ImageConfig withCommand(List<String> arguments) {
    return new ImageConfig(
        platform,
        environment,
        entrypoint,
        arguments,
        workingDirectory,
        user,
        labels,
        history,
        diffIds);
  }

  /**
   * With another working directory.
   *
   * @throws IllegalArgumentException where it is no absolute path
   */
  public ImageConfig withWorkingDirectory(String directory) {
    if (!directory.startsWith("/")) {
      throw new IllegalArgumentException(
          "'%s' is no working directory; valid is an absolute path, such as /var/task"
              .formatted(directory));
    }
    return new ImageConfig(
        platform, environment, entrypoint, command, directory, user, labels, history, diffIds);
  }

  /** With a label; one of the same name is replaced. */
  public ImageConfig withLabel(String name, String value) {
    SortedMap<String, String> changed = new TreeMap<>(labels);
    changed.put(name, value);
    return new ImageConfig(
        platform,
        environment,
        entrypoint,
        command,
        workingDirectory,
        user,
        changed,
        history,
        diffIds);
  }

  /** With one more layer on top. */
  public ImageConfig withLayer(Digest diffId, HistoryEntry entry) {
    List<HistoryEntry> longerHistory = new ArrayList<>(history);
    longerHistory.add(entry);
    List<Digest> moreDiffIds = new ArrayList<>(diffIds);
    moreDiffIds.add(diffId);
    return new ImageConfig(
        platform,
        environment,
        entrypoint,
        command,
        workingDirectory,
        user,
        labels,
        longerHistory,
        moreDiffIds);
  }
}
