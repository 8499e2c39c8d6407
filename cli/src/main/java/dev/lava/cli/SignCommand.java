package dev.lava.cli;

import dev.lava.build.home.LocalImages;
import dev.lava.cli.terminal.Json;
import dev.lava.image.Image;
import dev.lava.image.ImageException;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.referrer.Referrer;
import dev.lava.image.signature.ImageSignature;
import dev.lava.image.signature.SigningKey;
import dev.lava.image.source.ImageSource;
import dev.lava.image.source.ImageSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Signs an image. */
@Command(
    name = "sign",
    description = {
      "Sign an image, its bill of materials and its provenance with a key.",
      "The signatures are Sigstore bundles, kept beside the image, as cosign makes and verifies them."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  lava sign greeting:latest --key cosign.key",
      "",
      "A key: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out cosign.key",
      "Its public part: openssl pkey -in cosign.key -pubout -out cosign.pub",
      "The password of an encrypted key is read from the environment variable "
          + SignCommand.PASSWORD
          + "."
    })
final class SignCommand implements Callable<Integer> {
  static final String PASSWORD = "COSIGN_PASSWORD";

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description = "an image of the local store, or oci:DIR[:NAME]")
  private String image;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "a private key for ECDSA over P-256, in PEM")
  private Path key;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  SignCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ImageSource source = ImageSource.parse(image);
    ImageSources sources = new LocalImages(surroundings.home()).sources();
    OciLayout place = place(source, sources);
    SigningKey read =
        SigningKey.read(
            key,
            Optional.ofNullable(surroundings.environment().get(PASSWORD)).map(String::toCharArray));
    Image signed = sources.image(source, Optional.empty());
    List<Referrer> made = ImageSignature.sign(signed, sources.referrers(source, signed), read);
    for (Referrer signature : made) {
      place.attach(signature);
    }
    surroundings.terminal().out().println(json ? document(signed, made) : text(signed, made));
    return ExitCode.OK;
  }

  private static OciLayout place(ImageSource source, ImageSources sources) throws IOException {
    return switch (source) {
      case ImageSource.Named _ -> sources.store();
      case ImageSource.Layout(var directory, var _) -> OciLayout.open(directory);
      case ImageSource.Archive _ ->
          throw new ImageException(
              "'%s' is an archive, which nothing is added to; sign an image of the local store or of oci:DIR"
                  .formatted(source));
    };
  }

  private String text(Image signed, List<Referrer> made) {
    return made.isEmpty()
        ? "%s is signed with %s already".formatted(signed, key)
        : "%s is signed with %s: %d %s"
            .formatted(signed, key, made.size(), made.size() == 1 ? "statement" : "statements");
  }

  private String document(Image signed, List<Referrer> made) {
    ObjectNode document = Json.object();
    document.put("digest", signed.descriptor().digest().toString());
    ArrayNode array = document.putArray("signatures");
    made.forEach(one -> array.add(one.descriptor().digest().toString()));
    return Json.text(document);
  }
}
