package dev.lava.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.image.Image;
import dev.lava.image.ImageIndex;
import dev.lava.image.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Lists of images, which nothing here pushes. */
final class ListedImages {
  private ListedImages() {}

  /** Puts a list of images that are in the repository already. */
  static void push(String host, String repository, String tag, List<Image> images)
      throws IOException, InterruptedException {
    ImageIndex index = ImageIndex.empty();
    for (Image image : images) {
      index =
          index.with(
              new ImageIndex.Entry(image.descriptor(), Optional.of(image.config().platform())));
    }
    URI uri = URI.create("http://%s/v2/%s/manifests/%s".formatted(host, repository, tag));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", MediaType.OCI_INDEX.name())
            .PUT(HttpRequest.BodyPublishers.ofByteArray(index.toJson()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }
  }
}
