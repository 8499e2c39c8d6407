package dev.lava.image.bake;

import dev.lava.image.Checksum;
import dev.lava.image.bom.PackageUrl;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.provenance.Material;
import dev.lava.image.recipe.Coordinates;
import dev.lava.image.recipe.Step;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What planned stages take in from outside.
 *
 * @param packages Debian packages
 * @param materials all of it
 */
record Ingredients(List<ResolvedPackage> packages, List<Material> materials) {
  static Ingredients of(Collection<PlannedStage> stages) throws IOException {
    List<ResolvedPackage> packages = new ArrayList<>();
    List<Material> materials = new ArrayList<>();
    for (PlannedStage stage : stages) {
      for (PlannedStep step : stage.steps()) {
        switch (step) {
          case PlannedStep.Packages one -> packages.addAll(one.set().packages());
          case PlannedStep.Artifact one -> materials.add(artifact(one));
          case PlannedStep.Archive one -> materials.add(archive(one.from(), one.checksum()));
          case PlannedStep.Local one ->
              // Where it was on this machine is nobody's business.
              materials.add(
                  new Material("urn:lava:local:" + one.step().into(), one.files().digest()));
          case PlannedStep.FromImage one ->
              materials.add(
                  new Material(
                      "urn:lava:image:" + one.image().descriptor().digest(),
                      one.image().descriptor().digest()));
          case PlannedStep.Plain _,
              PlannedStep.Copy _,
              PlannedStep.ClassData _,
              PlannedStep.Jlink _ -> {}
        }
      }
    }
    for (ResolvedPackage one : packages) {
      materials.add(
          new Material(
              PackageUrl.debian(one.name(), one.version(), one.architecture()), one.digest()));
    }
    return new Ingredients(
        packages.stream().distinct().toList(), materials.stream().sorted().distinct().toList());
  }

  private static Material artifact(PlannedStep.Artifact planned) throws IOException {
    Step.Artifact step = planned.step();
    Coordinates coordinates = step.coordinates();
    return new Material(
        PackageUrl.maven(coordinates.group(), coordinates.artifact(), coordinates.version()),
        Contents.digest(Content.of(planned.jar())));
  }

  /** Of a file of this machine only its name is told. */
  private static Material archive(URI from, Checksum checksum) {
    String path = String.valueOf(from.getPath());
    return new Material(
        "file".equals(from.getScheme())
            ? "urn:lava:archive:" + path.substring(path.lastIndexOf('/') + 1)
            : from.toString(),
        checksum);
  }
}
