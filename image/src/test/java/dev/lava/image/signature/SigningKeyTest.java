package dev.lava.image.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.image.Child;
import dev.lava.testing.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir private Path directory;

  @Nested
  class Made_by_openssl {
    @BeforeEach
    void find() {
      RequiredTool.ofDebian("openssl").require();
    }

    @Test
    void signs_what_openssl_verifies() throws Exception {
      Path key = openssl("key.pem", "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256");

      assertThat(signatureVerifies(key, Optional.empty())).isEqualTo("Verified OK\n");
    }

    @Test
    void of_the_older_form_signs_too() throws Exception {
      Path key = openssl("key.pem", "ecparam -name prime256v1 -genkey");

      assertThat(Files.readString(key)).contains("BEGIN EC PRIVATE KEY");
      assertThat(signatureVerifies(key, Optional.empty())).isEqualTo("Verified OK\n");
    }

    @Test
    void and_encrypted_signs_too() throws Exception {
      Path plain = openssl("plain.pem", "ecparam -name prime256v1 -genkey -noout");
      Path key =
          openssl("key.pem", "pkcs8 -topk8 -v2 aes-256-cbc -passout pass:secret -in " + plain);

      assertThat(Files.readString(key)).contains("BEGIN ENCRYPTED PRIVATE KEY");
      assertThat(signatureVerifies(key, Optional.of("secret"))).isEqualTo("Verified OK\n");
      assertThatThrownBy(() -> SigningKey.read(key, Optional.of("other".toCharArray())))
          .isInstanceOf(SignatureException.class)
          .hasMessageStartingWith("the key '%s' cannot be opened with this password: ", key);
      assertThatThrownBy(() -> SigningKey.read(key, Optional.empty()))
          .hasMessage(
              "the key '%s' is encrypted; put its password into the environment variable COSIGN_PASSWORD",
              key);
    }

    private String signatureVerifies(Path key, Optional<String> password) throws Exception {
      byte[] message = "a message".getBytes(UTF_8);
      SigningKey read = SigningKey.read(key, password.map(String::toCharArray));
      Path signature = Files.write(directory.resolve("signature"), read.sign(message));
      Path text = Files.write(directory.resolve("text"), message);
      Path publicKey = directory.resolve("key.pub");
      Child.run(
          "openssl",
          "pkey",
          "-in",
          key.toString(),
          "-passin",
          "pass:" + password.orElse(""),
          "-pubout",
          "-out",
          publicKey.toString());
      return Child.run(
          "openssl",
          "dgst",
          "-sha256",
          "-verify",
          publicKey.toString(),
          "-signature",
          signature.toString(),
          text.toString());
    }

    private Path openssl(String file, String arguments) throws Exception {
      Path path = directory.resolve(file);
      Child.run(("openssl " + arguments + " -out " + path).split(" "));
      return path;
    }
  }

  @Nested
  class That_is_none {
    @Test
    void is_refused_as_a_file_without_one() throws Exception {
      assertThatThrownBy(() -> read("hello"))
          .hasMessage(
              "'%s' holds no key; valid is '-----BEGIN PRIVATE KEY-----', as 'openssl genpkey"
                  + " -algorithm EC -pkeyopt ec_paramgen_curve:P-256' writes it, or cosign's",
              directory.resolve("key.pem"));
    }

    @Test
    void is_refused_as_what_it_is() throws Exception {
      Path key = KeyFiles.publicKey(KeyFiles.write(directory, "a", "secp256r1"));

      assertThatThrownBy(() -> SigningKey.read(key, Optional.empty()))
          .hasMessageStartingWith("'%s' holds a public key; valid is ", key);
    }

    @Test
    void is_refused_where_its_bytes_are_none() throws Exception {
      assertThatThrownBy(
              () -> read("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"))
          .hasMessageStartingWith(
              "'%s' holds no key for ECDSA over P-256, which is what Lava signs with: ",
              directory.resolve("key.pem"));
    }

    @Test
    void is_refused_where_it_is_of_another_curve() throws Exception {
      Path key = KeyFiles.write(directory, "a", "secp384r1");

      assertThatThrownBy(() -> SigningKey.read(key, Optional.empty()))
          .hasMessage("'%s' holds a key of another curve; Lava signs with ECDSA over P-256", key);
      assertThatThrownBy(() -> PublicKeyFile.read(KeyFiles.publicKey(key)))
          .hasMessage(
              "'%s' holds a key of another curve; Lava verifies ECDSA over P-256",
              KeyFiles.publicKey(key));
    }

    private void read(String text) throws Exception {
      SigningKey.read(Files.writeString(directory.resolve("key.pem"), text), Optional.empty());
    }
  }

  @Nested
  class Of_cosign {
    /** The example in "Cryptography in NaCl" (Bernstein, 2009), section 10. */
    @Test
    void stands_in_a_box_that_opens_as_nacl_says() throws Exception {
      HexFormat hex = HexFormat.of();
      byte[] key = hex.parseHex("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");
      byte[] nonce = hex.parseHex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
      byte[] box =
          hex.parseHex(
              "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4"
                  + "476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738"
                  + "b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de"
                  + "56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5");

      assertThat(hex.formatHex(EncryptedKey.secretBox(key, nonce, box)))
          .startsWith("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ec");
    }

    @Test
    void is_refused_where_it_asks_for_too_much_work() throws Exception {
      Path key =
          Files.writeString(
              directory.resolve("cosign.key"),
              "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n%s\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----\n"
                  .formatted(
                      java.util.Base64.getMimeEncoder()
                          .encodeToString(
                              """
                              {"kdf":{"name":"scrypt","params":{"N":1073741824,"r":8,"p":1},"salt":"AAAA"},
                               "cipher":{"name":"nacl/secretbox","nonce":"AAAA"},"ciphertext":"AAAA"}"""
                                  .getBytes(UTF_8))));

      assertThatThrownBy(() -> SigningKey.read(key, Optional.of("secret".toCharArray())))
          .hasMessage(
              "the key '%s' is encrypted in a way that is not known; valid are scrypt and nacl/secretbox",
              key);
    }
  }
}
