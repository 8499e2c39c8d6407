package dev.lava.runtime.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lava.runtime.invocation.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyCodecTest {
  @Nested
  class A_serializer_of_the_functions_own {
    @TempDir Path classes;

    @Test
    void reads_and_writes_every_type() throws IOException {
      ClassLoader loader = naming(Shouting.class);

      assertThat(BodyCodec.of(String.class, loader).read(Payload.of("event")))
          .isEqualTo("read event as class java.lang.String");
      assertThat(BodyCodec.of(SQSEvent.class, loader).write("answer"))
          .isEqualTo(Payload.of("wrote answer as " + SQSEvent.class));
    }

    @Test
    void is_asked_for_no_answer_too() throws IOException {
      assertThat(BodyCodec.of(Map.class, naming(Shouting.class)).write(null))
          .isEqualTo(Payload.of("wrote null as interface java.util.Map"));
    }

    @Test
    void must_be_the_only_one() throws IOException {
      ClassLoader loader = naming(Shouting.class, Quiet.class);

      assertThatThrownBy(() -> BodyCodec.of(String.class, loader))
          .isInstanceOfSatisfying(
              CustomSerializerException.class,
              e ->
                  assertThat(e.errorType())
                      .isEqualTo(
                          "com.amazonaws.services.lambda.runtime.api.client"
                              + ".TooManyServiceProvidersFoundException"))
          .hasMessage(
              "Too many serializers provided inside the META-INF/services folder, only one is"
                  + " allowed; there are dev.lava.runtime.body.BodyCodecTest$Shouting and"
                  + " dev.lava.runtime.body.BodyCodecTest$Quiet");
    }

    @Test
    void must_be_one() throws IOException {
      ClassLoader loader = naming(BodyCodecTest.class);

      assertThatThrownBy(() -> BodyCodec.of(String.class, loader))
          .isInstanceOf(CustomSerializerException.class)
          .hasMessageStartingWith(
              "The serializer that META-INF/services/"
                  + "com.amazonaws.services.lambda.runtime.CustomPojoSerializer names cannot be used: ");
    }

    private ClassLoader naming(Class<?>... serializers) throws IOException {
      StringBuilder names = new StringBuilder();
      for (Class<?> serializer : serializers) {
        names.append(serializer.getName()).append('\n');
      }
      Path file = classes.resolve(CustomSerializer.SERVICE);
      Files.createDirectories(file.getParent());
      Files.writeString(file, names);
      return new URLClassLoader(new URL[] {url()}, BodyCodecTest.class.getClassLoader());
    }

    private URL url() throws MalformedURLException {
      return classes.toUri().toURL();
    }
  }

  /** The generations of Jackson, each as a class path that has only it. */
  enum Jackson {
    TWO("tools/jackson/"),
    THREE("com/fasterxml/jackson/databind/");

    private final String other;

    Jackson(String other) {
      this.other = other;
    }

    ClassLoader loader() {
      return without(other);
    }
  }

  @Nested
  class Types_with_annotations_of_Jackson {
    @ParameterizedTest
    @EnumSource
    void have_the_names_that_these_give(Jackson jackson) {
      BodyCodec codec = BodyCodec.of(Order.class, jackson.loader());

      Order order = read(codec, "{'order-id':'o1','items':[{'n':'pen'}],'unknown':1}");

      assertThat(order.id).isEqualTo("o1");
      assertThat(order.items).containsExactly(new Item("pen", 0));
      assertThat(codec.write(order).toString())
          .isEqualTo("{\"items\":[{\"n\":\"pen\",\"count\":0}],\"order-id\":\"o1\"}");
    }

    @ParameterizedTest
    @EnumSource
    void are_sealed(Jackson jackson) {
      BodyCodec codec = BodyCodec.of(Shape.class, jackson.loader());

      Object circle = codec.read(Payload.of("{\"is\":\"circle\",\"radius\":2}"));

      assertThat(circle).isEqualTo(new Shape.Circle(2));
      assertThat(codec.write(new Shape.Square(3)))
          .isEqualTo(Payload.of("{\"is\":\"square\",\"side\":3}"));
    }

    @ParameterizedTest
    @EnumSource
    void are_immutable(Jackson jackson) {
      BodyCodec codec = BodyCodec.of(Point.class, jackson.loader());

      assertThat(codec.write(codec.read(Payload.of("{\"x\":1}"))))
          .isEqualTo(Payload.of("{\"x\":1}"));
    }

    @Test
    void may_be_anywhere_below_the_event() {
      assertThat(BodyCodec.of(Cart.class, Jackson.TWO.loader())).isInstanceOf(Jackson2Codec.class);
      assertThat(BodyCodec.of(Cart.class, Jackson.THREE.loader()))
          .isInstanceOf(Jackson3Codec.class);
    }

    @Test
    void mean_nothing_without_Jackson_itself() {
      ClassLoader without = without("jackson/databind/");

      assertThat(BodyCodec.of(Order.class, without)).isInstanceOf(LavaCodec.class);
    }

    private static Order read(BodyCodec codec, String json) {
      return (Order) java.util.Objects.requireNonNull(codec.read(Payload.of(json)));
    }
  }

  @Nested
  class Types_without_annotations {
    @Test
    void are_read_by_our_codecs_though_Jackson_is_there() {
      assertThat(BodyCodec.of(Plain.class)).isInstanceOf(LavaCodec.class);
      assertThat(BodyCodec.of(SQSEvent.class)).isInstanceOf(LavaCodec.class);
      assertThat(BodyCodec.of(Object.class)).isInstanceOf(LavaCodec.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 20_000, 200_000})
    void are_written_the_same_whatever_was_written_before(int size) {
      BodyCodec codec = BodyCodec.of(Object.class);
      Payload before = codec.write(List.of("y".repeat(size), "z".repeat(size)));
      assertThat(before.toString()).hasSize(2 * size + 7);

      assertThat(codec.write("next")).isEqualTo(Payload.of("\"next\""));
      assertThatThrownBy(() -> codec.write(List.of("broken off", new Broken())))
          .isInstanceOf(RuntimeException.class);
      assertThat(codec.write(7)).isEqualTo(Payload.of("7"));
    }

    @Test
    void are_written_and_not_read_where_they_are_sealed() {
      BodyCodec codec = BodyCodec.of(Bare.class);

      assertThat(codec.write(new Bare.Only("a"))).isEqualTo(Payload.of("{\"name\":\"a\"}"));
      assertThatThrownBy(() -> codec.read(Payload.of("{\"name\":\"a\"}")))
          .hasMessage(
              "dev.lava.runtime.body.BodyCodecTest$Bare is an interface, of which no value can be"
                  + " read; a class or a record is needed at $");
    }
  }

  private static ClassLoader without(String hidden) {
    return new ClassLoader(BodyCodecTest.class.getClassLoader()) {
      @Override
      public @Nullable URL getResource(String name) {
        return name.contains(hidden) ? null : super.getResource(name);
      }
    };
  }

  /** Cannot be written. */
  public static class Broken {
    public String getName() {
      throw new IllegalStateException("on purpose");
    }
  }

  /** Says what it was asked. */
  public static class Shouting implements CustomPojoSerializer {
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // AWS's signature
    public <T> T fromJson(InputStream input, Type type) {
      try {
        return (T)
            ("read " + new String(input.readAllBytes(), StandardCharsets.UTF_8) + " as " + type);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // AWS's signature
    public <T> T fromJson(String input, Type type) {
      return (T) input;
    }

    @Override
    public <T> void toJson(T value, OutputStream output, Type type) {
      try {
        output.write(("wrote " + value + " as " + type).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Another. */
  public static class Quiet extends Shouting {}

  /** Named by annotations. */
  @SuppressWarnings("NullAway.Init") // by Jackson
  static class Order {
    @JsonProperty("order-id")
    private String id;

    public List<Item> items;

    @JsonIgnore
    public String getSecret() {
      return "secret";
    }
  }

  record Item(@JsonProperty("n") String name, int count) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Shape.Square.class, name = "square")
  })
  sealed interface Shape {
    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}
  }

  static final class Point {
    private final int x;

    @JsonCreator
    Point(@JsonProperty("x") int x) {
      this.x = x;
    }

    public int getX() {
      return x;
    }
  }

  @SuppressWarnings("NullAway.Init") // never filled
  static class Cart {
    public Map<String, List<Item>> items;
  }

  @SuppressWarnings("NullAway.Init") // never filled
  static class Plain {
    public String name;
  }

  sealed interface Bare {
    record Only(String name) implements Bare {}
  }
}
