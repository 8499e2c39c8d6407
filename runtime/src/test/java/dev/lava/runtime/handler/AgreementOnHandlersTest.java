package dev.lava.runtime.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.Factories;
import dev.lava.functions.Functions;
import dev.lava.functions.Signatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same handler's name and event, given to our resolver and to AWS's, in one process. */
class AgreementOnHandlersTest {
  private static final ClassLoader LOADER = AgreementOnHandlersTest.class.getClassLoader();
  private static final List<String> EVENTS =
      List.of("\"1\"", "null", "{}", "[2]", "true", "3.5", "{\"a\":[1,2]}", "no JSON", "");

  @Nested
  class Agree_on {
    @Test
    void every_list_of_parameters(@TempDir Path directory) throws Exception {
      List<List<List<String>>> alone =
          GeneratedMethods.signatures().stream().map(List::of).toList();

      assertThat(differences(directory, alone)).isEmpty();
    }

    @Test
    void which_of_several_overloads_it_is(@TempDir Path directory) throws Exception {
      assertThat(differences(directory, GeneratedMethods.overloads(300))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.lava.runtime.handler.AgreementOnHandlersTest#names")
    void what_a_handler_does_with_any_event(String name) {
      for (String event : EVENTS) {
        Fate ours = Fate.ofOurs(LOADER, name, event);
        Fate theirs = Fate.ofTheirs(LOADER, name, event);

        assertThat(ours.agreesWith(theirs))
            .as("%s of %s: ours is %s, theirs %s", name, event, ours, theirs)
            .isTrue();
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          ":",
          "::",
          ":::",
          "a",
          "a.B",
          "a.B::",
          "::c",
          "a::b::c",
          "a.B:c",
          " ",
          "a b",
          "a/B",
          "a.B ",
          "[I",
          "[Ljava.lang.String;",
          "java.lang.String",
          "java.lang.String::length",
          "int",
          "java.util.ArrayList::size",
          "java.util.ArrayList::of"
        })
    void names_that_are_not_those_of_functions(String name) {
      Fate ours = Fate.ofOurs(LOADER, name, "{}");
      Fate theirs = Fate.ofTheirs(LOADER, name, "{}");

      assertThat(ours.agreesWith(theirs)).as("ours is %s, theirs %s", ours, theirs).isTrue();
    }
  }

  /** In each, AWS's runtime refuses what can be done, or does what cannot be meant. */
  @Nested
  class Differ_in {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            public methods of classes that are not | Hidden::work   | "a"     | "hidden a"
            their static methods                   | Hidden::still  | "a"     | "static a"
            type variables inside of types         | Persons        | [{}]    | 1
            what a superclass's variable stands for | Persons::own  | [{}]    | "own Person"
            interfaces that turn the types round   | Turned         | "a"     | 1
            """)
    void what_ours_can_do(String what, String name, String event, String answer) {
      String handler = Signatures.class.getName() + "$" + name;

      assertThat(Fate.ofOurs(LOADER, handler, event)).isEqualTo(new Fate.Answered(answer));
      assertThat(Fate.ofTheirs(LOADER, handler, event)).isNotEqualTo(new Fate.Answered(answer));
    }

    @Test
    void the_words_about_an_abstract_class() {
      String handler = Signatures.class.getName() + "$Unfinished";

      assertThat(Fate.ofOurs(LOADER, handler, "{}"))
          .isEqualTo(
              new Fate.NotLoaded(
                  "Class " + handler + " is abstract. Name a class that extends it."));
      assertThat(Fate.ofTheirs(LOADER, handler, "{}"))
          .isEqualTo(new Fate.NotLoaded("java.lang.InstantiationException"));
    }

    @Test
    void methods_without_a_parameter_that_make_the_function() {
      String handler = Factories.class.getName() + "::lambda";

      assertThat(Fate.ofOurs(LOADER, handler, "\"a\"")).isEqualTo(new Fate.Answered("\"A\""));
      assertThat(Fate.ofTheirs(LOADER, handler, "\"a\"")).isEqualTo(new Fate.Answered("{}"));
    }
  }

  static List<String> names() {
    String holder = Signatures.class.getName() + "$";
    List<String> names = new ArrayList<>(allNames());
    // The differences on purpose, below; and a class can be initialized, and fail at it, but once.
    for (String other :
        List.of("Hidden", "Persons", "Turned", "Unfinished", "Generic::own", "Lists")) {
      names.removeIf(name -> name.startsWith(holder + other));
    }
    names.removeIf(name -> name.startsWith(Functions.class.getName() + "$Oldest"));
    names.removeIf(name -> name.startsWith(Functions.class.getName() + "$Broken"));
    return names;
  }

  private static List<String> allNames() {
    List<String> names = new ArrayList<>();
    for (Class<?> holder : List.of(Functions.class, Signatures.class)) {
      for (Class<?> type : holder.getDeclaredClasses()) {
        names.add(type.getName());
        Stream.of(type.getDeclaredMethods())
            .map(method -> type.getName() + "::" + method.getName())
            .distinct()
            .forEach(names::add);
      }
    }
    return names;
  }

  private static List<String> differences(Path directory, List<List<List<String>>> sets)
      throws Exception {
    ClassLoader loader = GeneratedMethods.compile(directory, sets);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      Fate ours = Fate.ofOurs(loader, "Generated::m" + i, "\"1\"");
      Fate theirs = Fate.ofTheirs(loader, "Generated::m" + i, "\"1\"");
      if (!ours.agreesWith(theirs)) {
        differences.add(sets.get(i) + ": ours is " + ours + ", theirs " + theirs);
      }
    }
    return differences;
  }
}
