package dev.lava.image.check;

import java.util.Locale;

/**
 * The rules, those that keep an image from running first. Titles in quotation marks are pages of
 * AWS's Lambda developer guide.
 */
public enum Rule {
  IMAGE_INDEX(
      Severity.REFUSED,
      "Lambda takes the manifest of one image, and no index of several, which attestations also make of an image.",
      "\"Create a Lambda function using a container image\", Requirements, and the error \"The image manifest, config or layer media type ... is not supported\"",
      "Push one platform's manifest: docker buildx build --provenance=false --sbom=false --platform linux/amd64, or skopeo copy --override-arch amd64."),
  MANIFEST_TYPE(
      Severity.REFUSED,
      "A manifest is Docker's V2 schema 2 or OCI's.",
      "\"Create a Lambda function using a container image\", Requirements",
      "Write the image anew, as skopeo copy --format oci does."),
  CONFIG_TYPE(
      Severity.REFUSED,
      "An image's configuration is Docker's or OCI's; other artifacts of a registry have other types.",
      "\"Create a Lambda function using a container image\", Requirements",
      "Name the image itself and not something that is attached to it."),
  IMAGE_DAMAGED(
      Severity.REFUSED,
      "Manifest, configuration and layers are there, are whole, and are what their digests say.",
      "OCI image-spec, \"descriptor.md\" and \"layer.md\"",
      "Build the image again, or fetch it again."),
  LAYER_TYPE(
      Severity.REFUSED,
      "Layers are tar archives compressed with gzip; zstd and layers that stay elsewhere are not taken.",
      "\"Create a Lambda function using a container image\", Requirements, and the error \"UnsupportedImageLayerDetected\"",
      "Build the layers anew with gzip: docker buildx build --output type=image,compression=gzip,force-compression=true."),
  UNCOMPRESSED_LAYER(
      Severity.REFUSED,
      "Layers are compressed with gzip.",
      "the error \"UnsupportedImageLayerDetected\" (bazel-contrib/rules_oci issue 777)",
      "Compress the layers: skopeo copy to an oci: or docker: place does so, or your build tool's option for gzip."),
  OPERATING_SYSTEM(
      Severity.REFUSED,
      "Images are for Linux.",
      "\"Create a Lambda function using a container image\", Requirements",
      "Build for linux/amd64 or linux/arm64."),
  ARCHITECTURE(
      Severity.REFUSED,
      "Lambda runs amd64 (x86_64) and arm64.",
      "\"Create a Lambda function using a container image\", Requirements",
      "Build for one of the two, which must be the function's: lava build --arch, docker build --platform."),
  SIZE(
      Severity.REFUSED,
      "All layers together are at most 10 GB without compression.",
      "\"Lambda quotas\", Container image code package size",
      "Leave out what the function does not need; lava inspect shows what takes the room."),
  ENTRY_POINT_MISSING(
      Severity.REFUSED,
      "The image says which program is started.",
      "\"Create a Lambda function using a container image\", Container image settings",
      "Set ENTRYPOINT, or EntryPoint in the function's ImageConfig."),
  ENTRY_POINT_RELATIVE(
      Severity.REFUSED,
      "The entry point is an absolute path.",
      "\"Create a Lambda function using a container image\", Container image settings",
      "Write the whole path, such as /lambda-entrypoint.sh."),
  ENTRY_POINT_NOT_THERE(
      Severity.REFUSED,
      "The entry point is a file in the image.",
      "\"Troubleshoot container image issues in Lambda\", Runtime.InvalidEntrypoint",
      "Copy the program to that path, or name the path where it is."),
  ENTRY_POINT_SYMLINK(
      Severity.REFUSED,
      "The entry point is the file itself and no symbolic link.",
      "\"Troubleshoot container image issues in Lambda\", Runtime.InvalidEntrypoint",
      "Name what the link leads to."),
  ENTRY_POINT_NOT_EXECUTABLE(
      Severity.REFUSED,
      "Every user may read and execute the entry point: Lambda starts it as one without privileges.",
      "\"Troubleshoot container image issues in Lambda\", Runtime.InvalidEntrypoint",
      "Give it the mode 0755: COPY --chmod=0755, or chmod before it is added."),
  WRONG_ARCHITECTURE(
      Severity.REFUSED,
      "Programs are for the architecture that the image says it is for.",
      "\"Troubleshoot container image issues in Lambda\", exec format error",
      "Build for one platform from programs of that platform: docker build --platform, lava base --arch."),
  TOO_MANY_ARGUMENTS(
      Severity.REFUSED,
      "ENTRYPOINT and CMD have at most 1,500 items each.",
      "\"ImageConfig\" in the API reference",
      "Pass a file's name instead of its lines."),
  HANDLER_ARGUMENTS(
      Severity.REFUSED,
      "/lambda-entrypoint.sh takes one argument, the handler, and exits with status 142 on several.",
      "the entry point of AWS's base images, and of Lava's",
      "Set CMD to the handler alone: CMD [\"com.example.App::handleRequest\"]."),
  UNREADABLE_FILES(
      Severity.MISTREATED,
      "Every user may read the files that a function needs (0644) and enter their directories (0755).",
      "\"Create a Lambda function using a container image\", Requirements",
      "Give the modes when files are added: COPY --chmod=0755, or chmod -R a+rX."),
  EXTENSION_NOT_EXECUTABLE(
      Severity.MISTREATED,
      "Every file in /opt/extensions is started as an extension.",
      "\"Lambda Extensions API\", extensions in container images",
      "Give it the mode 0755, or put what is no extension elsewhere."),
  WORKING_DIRECTORY(
      Severity.MISTREATED,
      "The working directory is an absolute path of a directory in the image: the root is read-only, so nobody makes it at start.",
      "\"Create a Lambda function using a container image\", Requirements, read-only file system",
      "Create it in the image, or set WORKDIR to one that is there."),
  RESERVED_VARIABLES(
      Severity.MISTREATED,
      "Lambda sets these variables itself, whatever the image says.",
      "\"Working with Lambda environment variables\", Defined runtime environment variables",
      "Take them out of the image, and credentials out of its history too."),
  STALE_CACHE(
      Severity.MISTREATED,
      "The JVM takes a trained cache only for the very jars that it was trained with; else it starts slowly.",
      "JEP 483, \"Consistency of training and production runs\"",
      "Train again: lava build, or RUN [\"/var/runtime/train\", ...] as the last step that touches jars."),
  LAYER_HISTORY(
      Severity.MISTREATED,
      "The configuration's history has an entry for each layer; images without have been refused.",
      "OCI image-spec, \"config.md\", and bazel-contrib/rules_oci issue 645",
      "Build with a tool that writes history, such as lava build, docker or buildah."),
  LAYER_COUNT(
      Severity.MISTREATED,
      "Overlay file systems take at most 127 layers.",
      "containerd, whose limit this is; Lambda names none",
      "Put into one layer what changes together."),
  SNAPSTART_LABEL(
      Severity.MISTREATED,
      "SnapStart needs the label com.amazonaws.lambda.feature.snapstart=Allow in images that are not on AWS's base; else publishing a version fails.",
      "\"Lambda SnapStart\", container images",
      "Set the label, once the function is ready for being restored: LABEL com.amazonaws.lambda.feature.snapstart=\"Allow\"."),
  HANDLER_MISSING(
      Severity.ADVICE,
      "A function's image names its handler in CMD; base images leave it to those on top.",
      "\"Create a Lambda function using a container image\", Container image settings",
      "Build a function on it, or set Command in the function's ImageConfig."),
  IGNORED_SETTINGS(
      Severity.ADVICE,
      "Lambda honours ENTRYPOINT, CMD, WORKDIR and ENV, and nothing else that says how to run.",
      "\"Create a Lambda function using a container image\", Container image settings",
      "Leave them out where they are meant for Lambda; files that only USER may read are not readable there."),
  FAT_JAR(
      Severity.ADVICE,
      "Jars inside jars, or many libraries in one, change as a whole with every line of code: nothing of them is reused between versions.",
      "\"On-demand Container Loading in AWS Lambda\", USENIX ATC 2023",
      "Keep one jar a dependency in /var/task/lib, as lava build does.");

  private final Severity severity;
  private final String text;
  private final String source;
  private final String cure;

  Rule(Severity severity, String text, String source, String cure) {
    this.severity = severity;
    this.text = text;
    this.source = source;
    this.cure = cure;
  }

  /** The name that stays, such as {@code image-index}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Severity severity() {
    return severity;
  }

  /** The rule in a sentence. */
  public String text() {
    return text;
  }

  /** Where it is written, or was seen. */
  public String source() {
    return source;
  }

  /** What to do about it. */
  public String cure() {
    return cure;
  }
}
