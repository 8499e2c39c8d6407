package dev.lava.image.bake;

import dev.lava.image.Digest;
import dev.lava.image.debian.Architecture;
import dev.lava.image.debian.Area;
import dev.lava.image.debian.PackageSet;
import dev.lava.image.debian.ResolvedPackage;
import dev.lava.image.debian.Unpacked;
import dev.lava.image.debian.UnpackedPackage;
import dev.lava.image.recipe.Step;
import dev.lava.image.tree.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** An archive whose packages hold what a test put into them, whichever version it says. */
final class FakePackages implements PackageSource {
  /** What was unpacked, in the form {@code NAME:ARCHITECTURE}, in no order. */
  final List<String> unpacked = Collections.synchronizedList(new ArrayList<>());

  private final Map<String, FileTree> trees = new ConcurrentHashMap<>();
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  FakePackages with(String name, String version, FileTree tree) {
    trees.put(name, tree);
    versions.put(name, version);
    return this;
  }

  @Override
  public PackageSet resolve(Step.Packages wish, Architecture architecture) {
    return new PackageSet(wish.names().stream().map(name -> resolved(name, architecture)).toList());
  }

  @Override
  public Unpacked unpack(Step.Packages wish, PackageSet packages) {
    FileTree tree = FileTree.empty();
    List<UnpackedPackage> contents = new ArrayList<>();
    for (ResolvedPackage one : packages.packages()) {
      unpacked.add(one.name() + ":" + one.architecture());
      FileTree files = known(trees, one.name());
      tree = tree.with(files);
      contents.add(
          new UnpackedPackage(
              one, files, "Package: %s\nVersion: %s\n".formatted(one.name(), one.version())));
    }
    return new Unpacked(tree, contents);
  }

  private static <T> T known(Map<String, T> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  private ResolvedPackage resolved(String name, Architecture architecture) {
    String version = known(versions, name);
    String file = "%s_%s_%s.deb".formatted(name, version, architecture.debianName());
    return new ResolvedPackage(
        name,
        version,
        architecture.debianName(),
        Area.ARCHIVE,
        "pool/" + file,
        1,
        Digest.of(file.getBytes(StandardCharsets.UTF_8)));
  }
}
