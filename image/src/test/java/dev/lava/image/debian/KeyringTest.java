package dev.lava.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyringTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String TEXT =
      """
      Origin: Debian
      Codename: trixie""";

  private static ClearSigned verify(Keyring keyring, String file) throws DebianException {
    return keyring.verified(file.getBytes(StandardCharsets.UTF_8), "the Release file", NOW);
  }

  @Nested
  class A_signed_text {
    @Test
    void is_given_back_as_it_was_signed() throws Exception {
      SigningKey key = SigningKey.create();

      assertThat(verify(key.keyring(), key.clearSign(TEXT)).text()).isEqualTo(TEXT);
    }

    @Test
    void may_have_carriage_returns_and_trailing_spaces() throws Exception {
      SigningKey key = SigningKey.create();
      String file = key.clearSign(TEXT).replace("Debian\n", "Debian \t\n").replace("\n", "\r\n");

      assertThat(verify(key.keyring(), file).text()).isEqualTo(TEXT);
    }

    @Test
    void may_have_lines_that_begin_with_a_dash() throws Exception {
      SigningKey key = SigningKey.create();

      assertThat(verify(key.keyring(), key.clearSign("-a\n- b")).text()).isEqualTo("-a\n- b");
    }

    @Test
    void needs_one_known_signature_of_several() throws Exception {
      SigningKey known = SigningKey.create();
      SigningKey other = SigningKey.create();
      String both =
          other.clearSign(TEXT)
              + known.clearSign(TEXT).replaceFirst("(?s).*(?=-----BEGIN PGP SIGNATURE)", "");
      // Two armored blocks are not one: what follows the first is text after the signature.
      assertThatThrownBy(() -> verify(known.keyring(), both))
          .hasMessageContaining("there is text after the signature");
    }
  }

  @Nested
  class A_text_is_refused {
    @Test
    void when_it_was_changed() throws Exception {
      SigningKey key = SigningKey.create();
      String file = key.clearSign(TEXT).replace("trixie", "trixia");

      assertThatThrownBy(() -> verify(key.keyring(), file))
          .isInstanceOf(DebianException.class)
          .hasMessage(
              "the Release file is not signed by a key that fake-archive.asc trusts: key %s did not sign this text. Nothing of it is used; take another mirror, or a newer keyring.",
              key.id());
    }

    @Test
    void when_an_unknown_key_signed_it() throws Exception {
      SigningKey stranger = SigningKey.create();
      Keyring keyring = SigningKey.create().keyring();

      assertThatThrownBy(() -> verify(keyring, stranger.clearSign(TEXT)))
          .hasMessage(
              "the Release file is not signed by a key that fake-archive.asc trusts: key %s is not in the keyring. Nothing of it is used; take another mirror, or a newer keyring.",
              stranger.id());
    }

    @Test
    void when_nobody_signed_it() throws Exception {
      Keyring keyring = SigningKey.create().keyring();

      assertThatThrownBy(() -> verify(keyring, TEXT))
          .hasMessage(
              "the Release file is not signed: it does not begin with '-----BEGIN PGP SIGNED MESSAGE-----'. Nothing of it is used; take another mirror.");
    }

    @Test
    void when_its_signature_was_cut_off() throws Exception {
      SigningKey key = SigningKey.create();
      String file = key.clearSign(TEXT).replaceFirst("(?s)-----BEGIN PGP SIGNATURE.*", "");

      assertThatThrownBy(() -> verify(key.keyring(), file))
          .hasMessage(
              "the Release file is not signed as it should be: its signature is missing or cut off. Nothing of it is used; take another mirror.");
    }

    @Test
    void when_its_signature_is_empty() throws Exception {
      SigningKey key = SigningKey.create();
      String file =
          key.clearSign(TEXT)
              .replaceFirst(
                  "(?s)(-----BEGIN PGP SIGNATURE-----\n).*(-----END PGP SIGNATURE-----)", "$1\n$2");

      assertThatThrownBy(() -> verify(key.keyring(), file))
          .isInstanceOf(DebianException.class)
          .hasMessageStartingWith("the Release file ");
    }

    @Test
    void when_something_stands_before_it() throws Exception {
      SigningKey key = SigningKey.create();
      String file = key.clearSign(TEXT).replaceFirst("Hash:", "Codename: sid\nHash:");

      assertThatThrownBy(() -> verify(key.keyring(), file))
          .hasMessage(
              "the Release file is not signed as it should be: there is text between its first line and what was signed. Nothing of it is used; take another mirror.");
    }

    @Test
    void when_something_stands_after_it() throws Exception {
      SigningKey key = SigningKey.create();

      assertThatThrownBy(() -> verify(key.keyring(), key.clearSign(TEXT) + "\nCodename: sid\n"))
          .hasMessage(
              "the Release file is not signed as it should be: there is text after the signature. Nothing of it is used; take another mirror.");
    }

    @Test
    void when_its_key_has_expired() throws Exception {
      SigningKey key = SigningKey.validFor(Duration.ofDays(31));

      assertThatThrownBy(() -> verify(key.keyring(), key.clearSign(TEXT)))
          .hasMessage(
              "the Release file is not signed by a key that fake-archive.asc trusts: key %s expired on 2026-02-01. Nothing of it is used; take another mirror, or a newer keyring.",
              key.id());
    }

    @Test
    void when_its_key_was_revoked() throws Exception {
      SigningKey key = SigningKey.create();
      key.revoke();

      assertThatThrownBy(() -> verify(key.keyring(), key.clearSign(TEXT)))
          .hasMessage(
              "the Release file is not signed by a key that fake-archive.asc trusts: key %s was revoked. Nothing of it is used; take another mirror, or a newer keyring.",
              key.id());
    }

    @Test
    void when_it_is_signed_over_a_digest_that_can_be_forged() throws Exception {
      SigningKey key = SigningKey.create();

      assertThatThrownBy(() -> verify(key.keyring(), key.clearSign(TEXT, HashAlgorithmTags.SHA1)))
          .hasMessageContaining("key %s signed with a digest that can be forged", key.id());
    }
  }

  @Nested
  class A_file_of_keys {
    @Test
    void may_hold_several_blocks_and_text_between() throws Exception {
      SigningKey one = SigningKey.create();
      SigningKey two = SigningKey.create();
      Keyring keyring =
          Keyring.parse("two.asc", "one:\n" + one.armoredKey() + "two:\n" + two.armoredKey());

      assertThat(verify(keyring, one.clearSign(TEXT)).text()).isEqualTo(TEXT);
      assertThat(verify(keyring, two.clearSign(TEXT)).text()).isEqualTo(TEXT);
    }

    @Test
    void without_a_key_is_refused() {
      assertThatThrownBy(() -> Keyring.parse("empty.asc", "nothing"))
          .hasMessage(
              "the keyring empty.asc holds no public key. Valid is what 'gpg --armor --export' writes.");
    }
  }
}
