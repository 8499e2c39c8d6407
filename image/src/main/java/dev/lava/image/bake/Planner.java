package dev.lava.image.bake;

import dev.lava.image.Checksum;
import dev.lava.image.Digest;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.recipe.PerArchitecture;
import dev.lava.image.recipe.Recipe;
import dev.lava.image.recipe.Stage;
import dev.lava.image.recipe.Step;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settles what every step of a recipe takes in from outside, and so gives each stage its key.
 * Nothing is fetched but what says which packages there are.
 */
final class Planner {
  private final BakeSettings settings;
  private final Architecture target;
  private final Architecture host;
  private final Resolutions resolutions;
  private final Map<String, PlannedStage> planned = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  Planner(BakeSettings settings, Platform platform, Platform machine) {
    this.settings = settings;
    this.resolutions = new Resolutions(settings.packages());
    this.target = Architecture.of(platform.architecture());
    this.host = Architecture.of(machine.architecture());
  }

  /** The stages in an order in which each comes after those that it copies from. */
  Map<String, PlannedStage> plan(Recipe recipe) throws IOException {
    try (Resolutions resolutions = this.resolutions) {
      for (Stage stage : recipe.stages()) {
        for (Step step : stage.steps()) {
          if (step instanceof Step.Packages packages) {
            resolutions.begin(packages, target);
          }
        }
      }
      for (Stage stage : recipe.stages()) {
        plan(stage, recipe);
      }
    }
    return planned;
  }

  /** What a user should know about what was settled. */
  List<String> notes() {
    return notes.stream().distinct().toList();
  }

  private void plan(Stage stage, Recipe recipe) throws IOException {
    if (planned.containsKey(stage.name())) {
      return;
    }
    for (String from : stage.copiesFrom()) {
      plan(recipe.stage(from), recipe);
    }
    List<PlannedStep> steps = new ArrayList<>();
    Fingerprint key = new Fingerprint().add(ToolDigest.ofLava()).add(target.debianName());
    for (int i = 0; i < stage.steps().size(); i++) {
      PlannedStep step = plan(stage.steps().get(i), stage.steps().subList(0, i), target);
      steps.add(step);
      key.add(step.key());
    }
    planned.put(stage.name(), new PlannedStage(stage, steps, key.digest()));
  }

  private PlannedStep plan(Step step, List<Step> before, Architecture architecture)
      throws IOException {
    Fingerprint key = new Fingerprint().add(step.name());
    return switch (step) {
      case Step.Packages packages -> packages(packages, architecture, key);
      case Step.Artifact artifact -> artifact(artifact, key);
      case Step.Archive archive -> archive(archive, architecture, key);
      case Step.Local local -> local(local, architecture, key);
      case Step.FromImage image -> image(image, architecture, key);
      case Step.Jlink jlink -> jlink(jlink, before, key);
      case Step.Copy copy ->
          new PlannedStep.Copy(
              copy, key.add(stage(copy.from()).key()).add(copy.path()).add(copy.to()).digest());
      case Step.ClassData classData ->
          new PlannedStep.ClassData(
              classData,
              target != host,
              key.addAll(keys(classData.from()))
                  .add(target != host)
                  .add(classData.java())
                  .add(classData.classPath())
                  .addAll(classData.classes())
                  .add(classData.into())
                  .digest());
      case Step.Certificates certificates ->
          new PlannedStep.Plain(
              step,
              key.add(certificates.sources())
                  .add(certificates.bundle())
                  .add(certificates.keystore())
                  .digest());
      case Step.Directories(var modes) ->
          new PlannedStep.Plain(step, key.addAll(modes.entrySet()).digest());
      case Step.Links(var targets) ->
          new PlannedStep.Plain(step, key.addAll(targets.entrySet()).digest());
      case Step.Append(var texts) ->
          new PlannedStep.Plain(step, key.addAll(texts.entrySet()).digest());
      case Step.Remove(var paths) -> new PlannedStep.Plain(step, key.addAll(paths).digest());
      case Step.Strip(var paths) -> new PlannedStep.Plain(step, key.addAll(paths).digest());
      case Step.Files(var files) -> {
        for (Map.Entry<String, Step.LaidFile> file : files.entrySet()) {
          key.add(file.getKey())
              .add(file.getValue().mode())
              .add(Contents.digest(file.getValue().content()));
        }
        yield new PlannedStep.Plain(step, key.digest());
      }
    };
  }

  private List<Digest> keys(List<String> stages) {
    return stages.stream().map(this::stage).map(PlannedStage::key).toList();
  }

  private PlannedStage stage(String name) {
    PlannedStage stage = planned.get(name);
    if (stage == null) {
      throw new IllegalArgumentException(
          "stages that wait for each other cannot be planned: '%s'".formatted(name));
    }
    return stage;
  }

  private PlannedStep packages(Step.Packages step, Architecture architecture, Fingerprint key)
      throws IOException {
    PackageSet set = resolutions.of(step, architecture);
    notes.addAll(set.notes());
    key.addAll(set.packages().stream().map(ResolvedPackage::digest).toList());
    key.addAll(step.drop()).addAll(step.keep());
    return new PlannedStep.Packages(step, set, key.digest());
  }

  private PlannedStep artifact(Step.Artifact step, Fingerprint key) throws IOException {
    Path jar = settings.artifacts().find(step.coordinates());
    Digest seen = Contents.digest(Content.of(jar));
    if (step.sha256().isPresent() && !step.sha256().get().equals(seen)) {
      throw new BakeException(
          "the artifact %s is not the one that the recipe means: %s has the SHA-256 %s, the recipe says %s"
              .formatted(step.coordinates(), jar, seen.hex(), step.sha256().get().hex()));
    }
    return new PlannedStep.Artifact(step, jar, key.add(step.into()).add(seen).digest());
  }

  private PlannedStep jlink(Step.Jlink step, List<Step> before, Fingerprint key)
      throws IOException {
    List<PlannedStep> hostSteps = new ArrayList<>();
    if (target != host) {
      for (Step earlier : before) {
        hostSteps.add(plan(earlier, List.of(), host));
      }
    }
    key.addAll(hostSteps.stream().map(PlannedStep::key).toList())
        .add(step.jdk())
        .addAll(step.modules())
        .addAll(step.options())
        .add(step.localVariables())
        .add(step.into());
    return new PlannedStep.Jlink(step, hostSteps, key.digest());
  }

  private static PlannedStep archive(Step.Archive step, Architecture architecture, Fingerprint key)
      throws BakeException {
    URI from = on(step.from(), architecture, step);
    Checksum checksum = on(step.checksum(), architecture, step);
    key.add(checksum).add(step.strip()).add(step.into());
    return new PlannedStep.Archive(step, from, checksum, key.digest());
  }

  private static PlannedStep local(Step.Local step, Architecture architecture, Fingerprint key)
      throws IOException {
    LocalFiles files = new LocalFiles(on(step.from(), architecture, step));
    return new PlannedStep.Local(step, files, key.add(files.digest()).add(step.into()).digest());
  }

  private PlannedStep image(Step.FromImage step, Architecture architecture, Fingerprint key)
      throws IOException {
    Image image = settings.images().image(step, architecture);
    return new PlannedStep.FromImage(step, image, key.add(image).digest());
  }

  private static <T> T on(PerArchitecture<T> values, Architecture architecture, Step step)
      throws BakeException {
    return values
        .on(architecture)
        .orElseThrow(
            () ->
                new BakeException(
                    "the step '%s' of the recipe has nothing for %s"
                        .formatted(step.name(), architecture.debianName())));
  }
}
