package dev.lava.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The JSON documents of images, damaged: see {@link Damage}. */
@Fuzzed
class HostileDocumentsFuzzTest {
  private static final int ROUNDS = Damage.rounds(5_000);
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @Test
  void manifests_are_read_or_refused() {
    String manifest =
        """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
         "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":7},
         "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s",
           "size":12,"annotations":{"a":"b"}}],"annotations":{"c":"d"}}"""
            .formatted(DIGEST, DIGEST);

    survives(manifest, bytes -> Manifest.parse(bytes, MediaType.OCI_MANIFEST, "it").toJson());
  }

  @Test
  void configurations_are_read_or_refused() {
    String config =
        """
        {"architecture":"amd64","os":"linux","created":"2026-01-01T00:00:00Z",
         "config":{"Env":["A=b","C"],"Entrypoint":["/run"],"Cmd":["x"],"WorkingDir":"/w","User":"1",
           "Labels":{"k":"v"},"Volumes":{"/d":{}}},
         "rootfs":{"type":"layers","diff_ids":["%s"]},
         "history":[{"created_by":"a","empty_layer":true},{"comment":"b"}]}"""
            .formatted(DIGEST);

    survives(config, bytes -> ImageConfig.parse(bytes, "it").toJson());
  }

  @Test
  void indices_are_read_or_refused() {
    String index =
        """
        {"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",
          "digest":"%s","size":7,"platform":{"os":"linux","architecture":"amd64","variant":"v8"},
          "annotations":{"org.opencontainers.image.ref.name":"a:b"}}]}"""
            .formatted(DIGEST);

    survives(
        index,
        bytes -> {
          ImageIndex read = ImageIndex.parse(bytes, "it");
          read.without(read.entries()).toJson();
        });
  }

  @Test
  void a_document_of_many_levels_is_refused() {
    byte[] deep = ("{\"manifests\":" + "[".repeat(1_000_000)).getBytes(UTF_8);

    assertThatThrownBy(() -> ImageIndex.parse(deep, "it"))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith("it is no JSON: Document nesting depth (");
  }

  @Test
  void a_document_with_a_name_twice_is_refused() {
    byte[] twice = "{\"manifests\":[],\"manifests\":[]}".getBytes(UTF_8);

    assertThatThrownBy(() -> ImageIndex.parse(twice, "it"))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith("it is no JSON: Duplicate Object property \"manifests\"");
  }

  private static void survives(String valid, Damage.Reader reader) {
    Damage.survives(
        valid.getBytes(UTF_8),
        ROUNDS,
        bytes -> {
          try {
            reader.read(bytes);
          } catch (ImageException e) {
            throw e;
          } catch (IOException e) {
            throw new AssertionError("refused by something else", e);
          }
        });
  }
}
