package dev.lava.runtime.handler;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.tools.ToolProvider;

/** Every list of up to three parameters of five types, alone and as overloads of one another. */
final class GeneratedMethods {
  private static final List<String> TYPES =
      List.of("String", "Integer", "Context", "InputStream", "OutputStream");
  private static final String PARAMETERS = "abc";

  /** The lists of parameter types, the shortest first. */
  static List<List<String>> signatures() {
    List<List<String>> all = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < all.size() && all.get(i).size() < 3; i++) {
      for (String type : TYPES) {
        List<String> longer = new ArrayList<>(all.get(i));
        longer.add(type);
        all.add(longer);
      }
    }
    return all;
  }

  /**
   * Sets of overloads, of which no two count the same; those come in an order that AWS's runtime
   * leaves to the JVM.
   */
  static List<List<List<String>>> overloads(int count) {
    Random random = new Random(7);
    List<List<String>> signatures = signatures();
    List<List<List<String>>> sets = new ArrayList<>();
    while (sets.size() < count) {
      List<List<String>> set = new ArrayList<>();
      for (int i = 0; i < 2 + random.nextInt(3); i++) {
        List<String> next = signatures.get(random.nextInt(signatures.size()));
        if (set.stream().noneMatch(other -> weight(other) == weight(next))) {
          set.add(next);
        }
      }
      sets.add(set);
    }
    return sets;
  }

  /** A loader of a class {@code Generated} with a method {@code m0}, {@code m1}, … for each set. */
  static ClassLoader compile(Path directory, List<List<List<String>>> sets) throws IOException {
    StringBuilder source =
        new StringBuilder(
            """
            import com.amazonaws.services.lambda.runtime.Context;
            import java.io.InputStream;
            import java.io.IOException;
            import java.io.OutputStream;
            public class Generated {
            """);
    for (int i = 0; i < sets.size(); i++) {
      for (List<String> signature : sets.get(i)) {
        source.append(method("m" + i, signature));
      }
    }
    Path file = directory.resolve("Generated.java");
    Files.writeString(file, source.append("}\n"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                file.toString());
    if (status != 0) {
      throw new IOException("the generated class does not compile");
    }
    return new URLClassLoader(new URL[] {directory.toUri().toURL()});
  }

  private static String method(String name, List<String> signature) {
    List<String> parameters = new ArrayList<>();
    String writes = "";
    for (int i = 0; i < signature.size(); i++) {
      char parameter = PARAMETERS.charAt(i);
      parameters.add(signature.get(i) + " " + parameter);
      if (signature.get(i).equals("OutputStream")) {
        writes = "if (" + parameter + " != null) " + parameter + ".write('" + parameter + "');";
      }
    }
    return "public String %s(%s) throws IOException { %s return \"%s\"; }%n"
        .formatted(name, String.join(", ", parameters), writes, signature);
  }

  private static int weight(List<String> signature) {
    return signature.size()
        + (!signature.isEmpty() && signature.getLast().equals("Context") ? 1 : 0);
  }
}
