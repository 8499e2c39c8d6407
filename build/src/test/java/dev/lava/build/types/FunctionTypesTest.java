package dev.lava.build.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.Compiled;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.FileTree;
import dev.lava.runtime.handler.Declaration;
import dev.lava.runtime.handler.Declaration.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTypesTest {
  @TempDir static Path classes;
  @TempDir static Path scratch;
  static FunctionTypes types;

  @BeforeAll
  static void compile() throws IOException {
    Compiled.into(
        classes,
        """
        package com.example;
        import com.amazonaws.services.lambda.runtime.Context;
        import com.amazonaws.services.lambda.runtime.RequestHandler;
        import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
        import java.io.InputStream;
        import java.io.OutputStream;
        import java.util.List;
        import java.util.function.Function;
        public class App {
          static { if (true) throw new IllegalStateException("a static initializer ran"); }
          public enum Color { RED, GREEN; static { if (true) throw new IllegalStateException("ran"); } }
          public record Order(String id, Color color) {}
          public static class Objects implements RequestHandler<Order, List<String>> {
            static { if (true) throw new IllegalStateException("a static initializer ran"); }
            public List<String> handleRequest(Order order, Context context) { return null; }
          }
          public static class Streams implements RequestStreamHandler {
            public void handleRequest(InputStream in, OutputStream out, Context context) {}
          }
          public static class Applies implements Function<Integer, Order> {
            public Order apply(Integer number) { return null; }
          }
          public static class Open<T> implements RequestHandler<T, T> {
            public T handleRequest(T event, Context context) { return event; }
          }
          public Order change(Order order, Context context) { return order; }
          public String copy(InputStream in, OutputStream out) { return null; }
          public static RequestHandler<Order, String> made() { return null; }
          public static void main(String[] arguments) {}
        }
        """);
    types = FunctionTypes.open(new FunctionContents(FileTree.scan(classes), List.of()), scratch);
  }

  @AfterAll
  static void close() throws IOException {
    types.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "App$Objects,      OBJECTS,    com.example.App$Order, java.util.List<java.lang.String>",
        "App$Streams,      STREAMS,    java.io.InputStream,   java.lang.Object",
        "App$Applies,      FUNCTIONAL, java.lang.Integer,     com.example.App$Order",
        "App::change,      METHOD,     com.example.App$Order, com.example.App$Order",
        "App::copy,        METHOD,     java.io.InputStream,   java.lang.String",
        "App::made,        FACTORY,    com.example.App$Order, java.lang.String",
        "App,              PROGRAM,    java.lang.Object,      java.lang.Object"
      })
  void a_handler_is_found_with_its_types(String handler, Shape shape, String event, String answer) {
    Declaration found = types.declaration("com.example." + handler).orElseThrow();

    assertThat(found.shape()).isEqualTo(shape);
    assertThat(found.event().getTypeName()).isEqualTo(event);
    assertThat(found.answer().getTypeName()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"App$Open", "App::missing", "Missing", "App::"})
  void a_name_that_means_no_function_has_no_declaration(String handler) {
    assertThat(types.declaration("com.example." + handler)).isEmpty();
  }

  @Test
  void an_event_is_made_up_without_running_the_functions_code() {
    Declaration found = types.declaration("com.example.App$Objects").orElseThrow();

    assertThat(SampleEvent.of(found.event()))
        .asString()
        .isEqualTo("{\"id\":\"id\",\"color\":\"RED\"}");
  }

  @Test
  void the_function_sees_none_of_this_programs_libraries() {
    assertThat(types.loader().getResource("org/jspecify/annotations/Nullable.class")).isNull();
  }
}
