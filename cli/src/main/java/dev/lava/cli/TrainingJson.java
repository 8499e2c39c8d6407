package dev.lava.cli;

import dev.lava.build.train.EventFailure;
import dev.lava.build.train.TrainingMode;
import dev.lava.build.train.TrainingOutcome;
import dev.lava.cli.terminal.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of training, for programs. Sizes are in bytes. */
final class TrainingJson {
  private TrainingJson() {}

  static ObjectNode of(TrainingMode mode, TrainingOutcome outcome) {
    ObjectNode document = Json.object();
    document.put("mode", mode.toString());
    document.put("trained", outcome instanceof TrainingOutcome.Trained);
    switch (outcome) {
      case TrainingOutcome.Trained trained -> {
        document.put("reused", trained.reused());
        document.put("network", trained.network());
        document.put("events", trained.events());
        document.put("cacheSize", trained.cacheBytes());
        document.put("compressedSize", trained.layer().descriptor().size());
        document.put("tookMillis", trained.took().toMillis());
      }
      case TrainingOutcome.Untrained untrained -> document.put("reason", untrained.reason());
      case TrainingOutcome.Off _ -> document.put("reason", "--train=off");
    }
    ArrayNode failures = document.putArray("failures");
    for (EventFailure failure : outcome.failures()) {
      ObjectNode entry = failures.addObject();
      entry.put("event", failure.event());
      entry.put("errorType", failure.errorType());
      entry.put("errorMessage", failure.message());
      ArrayNode log = entry.putArray("log");
      failure.log().forEach(log::add);
    }
    return document;
  }
}
