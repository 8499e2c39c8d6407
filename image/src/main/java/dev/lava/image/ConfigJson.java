package dev.lava.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An {@link ImageConfig} as JSON. Members are written in alphabetical order and empty ones are left
 * out, so that equal configurations have equal bytes.
 */
final class ConfigJson {
  private static final HistoryEntry UNKNOWN = new HistoryEntry("", "");

  private ConfigJson() {}

  static ImageConfig read(JsonValue json) throws ImageException {
    Optional<JsonValue> config = json.optional("config");
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    List<String> entrypoint = List.of();
    List<String> command = List.of();
    String workingDirectory = "";
    String user = "";
    SortedMap<String, String> labels = new TreeMap<>();
    if (config.isPresent()) {
      JsonValue start = config.get();
      for (String variable : start.texts("Env")) {
        int equals = variable.indexOf('=');
        environment.put(
            equals < 0 ? variable : variable.substring(0, equals),
            equals < 0 ? "" : variable.substring(equals + 1));
      }
      entrypoint = start.texts("Entrypoint");
      command = start.texts("Cmd");
      workingDirectory = start.textOrEmpty("WorkingDir");
      user = start.textOrEmpty("User");
      labels = start.textsByName("Labels");
    }
    List<Digest> diffIds = readDiffIds(json.member("rootfs"));
    return new ImageConfig(
        new Platform(json.member("os").text(), json.member("architecture").text()),
        environment,
        entrypoint,
        command,
        workingDirectory,
        user.isEmpty() ? Optional.empty() : Optional.of(user),
        labels,
        readHistory(json, diffIds.size()),
        diffIds);
  }

  private static List<Digest> readDiffIds(JsonValue rootfs) throws ImageException {
    List<Digest> diffIds = new ArrayList<>();
    for (JsonValue diffId : rootfs.member("diff_ids").elements()) {
      try {
        diffIds.add(Digest.parse(diffId.text()));
      } catch (IllegalArgumentException e) {
        throw diffId.wrong(String.valueOf(e.getMessage()));
      }
    }
    return diffIds;
  }

  /**
   * One entry for each layer. Other tools also write entries for steps that made no layer, and some
   * write fewer entries than layers or none; where they do not match, none of them is believed.
   */
  private static List<HistoryEntry> readHistory(JsonValue json, int layers) throws ImageException {
    List<HistoryEntry> history = new ArrayList<>();
    for (JsonValue entry : json.elements("history")) {
      Optional<JsonValue> empty = entry.optional("empty_layer");
      if (empty.isEmpty() || !empty.get().isTrue()) {
        history.add(
            new HistoryEntry(entry.textOrEmpty("created_by"), entry.textOrEmpty("comment")));
      }
    }
    return history.size() == layers ? history : Collections.nCopies(layers, UNKNOWN);
  }

  static ObjectNode write(ImageConfig config) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("architecture", config.platform().architecture());
    ObjectNode start = json.putObject("config");
    putTexts(start, "Cmd", config.command());
    putTexts(start, "Entrypoint", config.entrypoint());
    putTexts(
        start,
        "Env",
        config.environment().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .toList());
    if (!config.labels().isEmpty()) {
      ObjectNode labels = start.putObject("Labels");
      config.labels().forEach(labels::put);
    }
    config.user().ifPresent(user -> start.put("User", user));
    if (!config.workingDirectory().isEmpty()) {
      start.put("WorkingDir", config.workingDirectory());
    }
    json.put("created", FixedTime.INSTANT.toString());
    ArrayNode history = json.putArray("history");
    for (HistoryEntry entry : config.history()) {
      ObjectNode object = history.addObject();
      if (!entry.comment().isEmpty()) {
        object.put("comment", entry.comment());
      }
      object.put("created", FixedTime.INSTANT.toString());
      object.put("created_by", entry.createdBy());
    }
    json.put("os", config.platform().os());
    ObjectNode rootfs = json.putObject("rootfs");
    ArrayNode diffIds = rootfs.putArray("diff_ids");
    config.diffIds().forEach(diffId -> diffIds.add(diffId.toString()));
    rootfs.put("type", "layers");
    return json;
  }

  private static void putTexts(ObjectNode object, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = object.putArray(name);
      texts.forEach(array::add);
    }
  }
}
