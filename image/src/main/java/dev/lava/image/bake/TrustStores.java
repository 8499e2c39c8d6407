package dev.lava.image.bake;

import dev.lava.image.recipe.Step;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes of single certificates what programs read: a file of PEM, and a key store for Java.
 *
 * <p>The key store is PKCS #12 without a password: nothing in it is secret, Java opens its default
 * trust store without one, and without salts the same certificates give the same bytes.
 */
final class TrustStores {
  private TrustStores() {}

  /** The tree with the trust stores in it. */
  static FileTree add(FileTree tree, Step.Certificates step) throws IOException {
    SortedMap<String, X509Certificate> certificates = new TreeMap<>();
    StringBuilder bundle = new StringBuilder();
    Pattern sources = step.sources().regex();
    for (Map.Entry<String, Node> entry : tree.entries().entrySet()) {
      if (entry.getValue() instanceof Node.File(Content content, int _)
          && sources.matcher(entry.getKey()).matches()) {
        String pem = read(content);
        certificates.put(alias(entry.getKey()), parse(entry.getKey(), pem));
        bundle.append(pem).append(pem.endsWith("\n") ? "" : "\n");
      }
    }
    if (certificates.isEmpty()) {
      throw new BakeException(
          "the step 'certificates' finds none: nothing in the stage matches '%s'"
              .formatted(step.sources()));
    }
    FileTree.Builder stores =
        FileTree.builder()
            .putAll("", tree)
            .put(step.bundle(), file(bundle.toString().getBytes(StandardCharsets.US_ASCII)));
    if (step.keystore().isPresent()) {
      stores.put(step.keystore().get(), file(keystore(certificates)));
    }
    return stores.build();
  }

  private static String read(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static X509Certificate parse(String path, String pem) throws BakeException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new BakeException(
          "'%s' is no certificate in PEM: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The file's name without its ending; PKCS #12 takes small and capital letters for the same. */
  private static String alias(String path) {
    return path.substring(path.lastIndexOf('/') + 1)
        .replaceFirst("\\.(crt|pem)$", "")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static byte[] keystore(SortedMap<String, X509Certificate> certificates)
      throws BakeException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Map.Entry<String, X509Certificate> certificate : certificates.entrySet()) {
        store.setCertificateEntry(certificate.getKey(), certificate.getValue());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, null);
      return bytes.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new BakeException("the key store of certificates cannot be made: " + e, e);
    }
  }

  private static Node.File file(byte[] bytes) {
    return new Node.File(Content.of(bytes), 0_644);
  }
}
