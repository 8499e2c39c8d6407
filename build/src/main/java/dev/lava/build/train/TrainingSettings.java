package dev.lava.build.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a function is trained.
 *
 * @param mode how much it is wanted
 * @param events what the function is invoked with, in order; none for one made up
 * @param environment variables of the function in training, besides those of the image
 * @param network whether the function reaches the host's network; otherwise it reaches nothing but
 *     the Runtime API
 * @param sandbox the name of the one to take; empty for the first that will do
 */
public record TrainingSettings(
    TrainingMode mode,
    List<TrainingEvent> events,
    Map<String, String> environment,
    boolean network,
    Optional<String> sandbox) {
  public TrainingSettings {
    events = List.copyOf(events);
    environment = Map.copyOf(new TreeMap<>(environment));
  }

  /** Whether an event has to be made up. */
  public boolean needsSample() {
    return events.isEmpty() && mode != TrainingMode.OFF;
  }

  /** The same with this one event. */
  public TrainingSettings with(TrainingEvent event) {
    return new TrainingSettings(mode, List.of(event), environment, network, sandbox);
  }

  /** The same, wanted so much. */
  public TrainingSettings in(TrainingMode other) {
    return new TrainingSettings(other, events, environment, network, sandbox);
  }

  /** The same without training. */
  public TrainingSettings off() {
    return in(TrainingMode.OFF);
  }

  /** No network, no variables, any sandbox. */
  public static TrainingSettings of(TrainingMode mode, List<TrainingEvent> events) {
    return new TrainingSettings(mode, events, Map.of(), false, Optional.empty());
  }
}
