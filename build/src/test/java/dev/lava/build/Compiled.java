package dev.lava.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources for a test, with AWS's handler interfaces on the class path. */
public final class Compiled {
  private Compiled() {}

  /** Compiles one source text per top-level class into a directory. */
  public static Path into(Path directory, String... sources) throws IOException {
    Path sourceDirectory = Files.createTempDirectory("sources");
    List<String> files =
        Stream.of(sources)
            .map(
                source -> {
                  String name =
                      source.replaceAll("(?s).*?(?:class|interface|record|enum) (\\w+).*", "$1");
                  try {
                    return Files.writeString(sourceDirectory.resolve(name + ".java"), source)
                        .toString();
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            .toList();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                Stream.concat(
                        Stream.of(
                            "-d",
                            directory.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-proc:none"),
                        files.stream())
                    .toArray(String[]::new));
    if (status != 0) {
      throw new IllegalArgumentException("the sources of a test do not compile");
    }
    return directory;
  }
}
