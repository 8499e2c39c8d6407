package dev.lava.image.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.recipe.Glob;
import dev.lava.image.recipe.Step;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class TrustStoresTest {
  private static final Step.Certificates STEP =
      new Step.Certificates(new Glob("ca/*.crt"), "etc/bundle.crt", Optional.of("etc/cacerts"));

  @Test
  void hold_every_certificate_that_the_pattern_matches() throws Exception {
    List<X509Certificate> roots = roots();
    FileTree tree =
        FileTree.builder()
            .put("ca/Two.crt", file(pem(roots.get(1))))
            .put("ca/One.crt", file(pem(roots.get(0)).strip()))
            .put("ca/readme.txt", file("no certificate"))
            .build();

    FileTree made = TrustStores.add(tree, STEP);

    assertThat(text(made, "etc/bundle.crt"))
        .isEqualTo(pem(roots.get(0)).strip() + "\n" + pem(roots.get(1)));
    KeyStore store = open(made);
    assertThat(Collections.list(store.aliases())).containsExactlyInAnyOrder("one", "two");
    assertThat(store.getCertificate("two")).isEqualTo(roots.get(1));
    assertThat(anchors(store)).containsExactlyInAnyOrder(roots.get(0), roots.get(1));
  }

  @Test
  void are_the_same_bytes_each_time() throws Exception {
    FileTree tree = FileTree.builder().put("ca/a.crt", file(pem(roots().getFirst()))).build();

    assertThat(TrustStores.add(tree, STEP)).isEqualTo(TrustStores.add(tree, STEP));
  }

  @Test
  void are_refused_where_there_is_no_certificate() {
    assertThatThrownBy(() -> TrustStores.add(FileTree.empty(), STEP))
        .isInstanceOf(BakeException.class)
        .hasMessage("the step 'certificates' finds none: nothing in the stage matches 'ca/*.crt'");
  }

  @Test
  void are_refused_where_a_file_is_no_certificate() {
    FileTree tree = FileTree.builder().put("ca/a.crt", file("hello")).build();

    assertThatThrownBy(() -> TrustStores.add(tree, STEP))
        .isInstanceOf(BakeException.class)
        .hasMessageStartingWith("'ca/a.crt' is no certificate in PEM: ");
  }

  /** Two certificates that this JVM trusts. */
  private static List<X509Certificate> roots() throws Exception {
    return anchors(null).subList(0, 2);
  }

  private static List<X509Certificate> anchors(@org.jspecify.annotations.Nullable KeyStore store)
      throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
  }

  /** As Java opens its default trust store: without a password. */
  private static KeyStore open(FileTree tree) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try (InputStream in = content(tree, "etc/cacerts").open()) {
      store.load(in, null);
    }
    return store;
  }

  private static String pem(X509Certificate certificate) throws Exception {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  private static String text(FileTree tree, String path) throws IOException {
    try (InputStream in = content(tree, path).open()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static Content content(FileTree tree, String path) {
    return ((Node.File) tree.at(path).orElseThrow()).content();
  }

  private static Node.File file(String text) {
    return new Node.File(Content.of(text.getBytes(StandardCharsets.US_ASCII)), 0_644);
  }
}
