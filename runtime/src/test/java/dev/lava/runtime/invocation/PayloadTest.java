package dev.lava.runtime.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PayloadTest {
  private static final Payload SEVERAL =
      new Payload(new byte[][] {bytes("ab-"), bytes(""), bytes("c"), bytes("de-")}, lengths());

  @Nested
  class Of_several_segments {
    @Test
    void has_their_bytes_one_after_the_other() throws IOException {
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      SEVERAL.writeTo(written);

      assertThat(SEVERAL.length()).isEqualTo(5);
      assertThat(SEVERAL).hasToString("abcde");
      assertThat(SEVERAL.bytes()).isEqualTo(bytes("abcde"));
      assertThat(SEVERAL.stream()).hasContent("abcde");
      assertThat(written).hasToString("abcde");
    }

    @Test
    void equals_one_of_the_same_bytes_in_one() {
      assertThat(SEVERAL).isEqualTo(Payload.of("abcde")).hasSameHashCodeAs(Payload.of("abcde"));
      assertThat(SEVERAL).isNotEqualTo(Payload.of("abcdf")).isNotEqualTo(Payload.of("abcd"));
    }

    @Test
    void is_not_copied() {
      byte[] segment = bytes("abc");
      Payload payload = new Payload(new byte[][] {segment, segment}, new int[] {3, 2});

      assertThat(payload.segments()).isEqualTo(2);
      assertThat(payload.segment(1)).isSameAs(segment);
      assertThat(payload.segmentLength(1)).isEqualTo(2);
    }

    @Test
    void cannot_be_longer_than_an_array() {
      byte[][] segments = {bytes(""), bytes("")};
      int[] lengths = {Integer.MAX_VALUE, 1};

      assertThatThrownBy(() -> new Payload(segments, lengths))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Nested
  class Of_one_array {
    @Test
    void hands_out_that_array() {
      byte[] array = bytes("abc");

      assertThat(new Payload(array, 2).bytes()).isSameAs(array);
      assertThat(new Payload(array, 2)).isEqualTo(Payload.of("ab")).hasToString("ab");
    }

    @Test
    void is_handed_on_by_its_stream_from_where_that_is() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      InputStream in = new Payload(bytes("abcd"), 3).stream();
      in.skipNBytes(1);

      assertThat(in.transferTo(out)).isEqualTo(2);
      assertThat(in.transferTo(out)).isZero();
      assertThat(out).hasToString("bc");
    }
  }

  @Nested
  class Gathered_from_writes {
    @Test
    void has_every_byte_whatever_the_sizes_of_the_writes() throws IOException {
      Random random = new Random(1);
      PayloadOutputStream gathered = new PayloadOutputStream();
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int i = 0; i < 2_000; i++) {
        byte[] some = new byte[random.nextInt(1 << random.nextInt(14))];
        random.nextBytes(some);
        gathered.write(some);
        gathered.write(i);
        expected.write(some);
        expected.write(i);
      }

      assertThat(gathered.payload()).isEqualTo(Payload.of(expected.toByteArray()));
    }

    @Test
    void takes_no_more_memory_than_a_segment_besides() throws IOException {
      PayloadOutputStream gathered = new PayloadOutputStream();
      for (int i = 0; i < 6 << 20; i++) {
        gathered.write('x');
      }

      Payload payload = gathered.payload();

      int taken = 0;
      for (int i = 0; i < payload.segments(); i++) {
        taken += payload.segment(i).length;
      }
      assertThat(payload.length()).isEqualTo(6 << 20);
      assertThat(taken - payload.length()).isLessThanOrEqualTo(256 * 1024);
    }

    @Test
    void is_one_array_where_it_is_small() throws IOException {
      PayloadOutputStream gathered = new PayloadOutputStream();
      gathered.write(new byte[1024]);

      assertThat(gathered.payload().segments()).isEqualTo(1);
    }

    @Test
    void has_nothing_of_what_is_written_later() throws IOException {
      PayloadOutputStream gathered = new PayloadOutputStream();
      gathered.write(bytes("early"));
      Payload payload = gathered.payload();
      gathered.write(bytes(" late"));

      assertThat(payload).hasToString("early");
    }
  }

  private static int[] lengths() {
    return new int[] {2, 0, 1, 2};
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
