package dev.lava.image.contents;

import java.util.List;
import java.util.SortedMap;

/** What the bytes of a file are, as far as it is of use to know. */
public sealed interface Format {
  /** Nothing that matters here. */
  record Other() implements Format {}

  /**
   * A native program or library (System V ABI, "ELF Header").
   *
   * @param bits 32 or 64
   * @param machine the processor's number, such as 62 for amd64 and 183 for arm64
   */
  record Elf(int bits, int machine) implements Format {
    private static final int X86_64 = 62;
    private static final int AARCH64 = 183;

    /** The processor by Go's name, or its number. */
    public String architecture() {
      return switch (machine) {
        case X86_64 -> "amd64";
        case AARCH64 -> "arm64";
        default -> "the processor %d".formatted(machine);
      };
    }
  }

  /**
   * A script that names its interpreter.
   *
   * @param interpreter the path behind {@code #!}
   */
  record Script(String interpreter) implements Format {}

  /**
   * A jar or another zip archive.
   *
   * @param classes the names of its classes, sorted; those for certain Java versions left out
   * @param jars how many jars it holds
   * @param artifacts the Maven artifacts that say they are in it, {@code group:artifact}, sorted
   */
  record Jar(List<String> classes, int jars, List<String> artifacts) implements Format {
    public Jar {
      classes = List.copyOf(classes);
      artifacts = List.copyOf(artifacts);
    }
  }

  /**
   * The JDK's modules file.
   *
   * @param modules the bytes of each module's files in it
   */
  record Modules(SortedMap<String, Long> modules) implements Format {}

  /** A short text that was asked for. */
  record Text(String text) implements Format {}
}
