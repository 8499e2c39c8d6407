package dev.lava.image.debian;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A machine that packages are built for, as Debian names it; AWS Lambda runs on these two. */
public enum Architecture {
  AMD64,
  ARM64;

  /**
   * Reads Debian's and OCI's name of an architecture, such as {@code arm64}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Architecture of(String name) {
    return Arrays.stream(values())
        .filter(architecture -> architecture.debianName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no architecture '%s'; valid are %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Architecture::debianName)
                                .collect(Collectors.joining(" and ")))));
  }

  /** The name in a package's {@code Architecture} field, such as {@code amd64}. */
  public String debianName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
