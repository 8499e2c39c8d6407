package dev.lava.image.bake;

import dev.lava.image.progress.Progress;
import dev.lava.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a bake needs of its surroundings.
 *
 * @param cache the directory that remembers layers from bake to bake, and where stages lie while
 *     they are built; made where it is missing
 * @param packages where packages come from
 * @param artifacts where jars come from
 * @param archives where archives come from
 * @param images where existing images come from
 * @param sandbox where jlink runs, one that isolates; empty for the first that this machine allows
 * @param progress listens to what takes long
 */
public record BakeSettings(
    Path cache,
    PackageSource packages,
    ArtifactSource artifacts,
    ArchiveSource archives,
    ExistingImages images,
    Optional<Sandbox> sandbox,
    Progress progress) {}
