package dev.lava.bench.result;

import dev.lava.bench.contender.Absence;
import dev.lava.bench.contender.Kind;
import dev.lava.bench.start.StartAnatomy;
import java.util.List;
import java.util.Optional;

/**
 * What a benchmark found.
 *
 * @param subject what was measured
 * @param measured the contenders' figures, the image's first
 * @param absent the contenders that could not be measured
 * @param differences what in the contenders' answers differs, a sentence each; the figures of such
 *     contenders are of different work
 * @param anatomies what starts are made of, for the contenders that tell
 */
public record Report(
    Subject subject,
    List<Measured> measured,
    List<Absence> absent,
    List<String> differences,
    List<StartAnatomy> anatomies) {
  public Report {
    measured = List.copyOf(measured);
    absent = List.copyOf(absent);
    differences = List.copyOf(differences);
    anatomies = List.copyOf(anatomies);
  }

  /** A contender's figures, where it has any. */
  public Optional<Measured> of(Kind kind) {
    return measured.stream().filter(contender -> contender.kind() == kind).findFirst();
  }

  /** The image's figures. */
  public Measured image() {
    return measured.getFirst();
  }
}
