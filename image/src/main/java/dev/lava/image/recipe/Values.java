package dev.lava.image.recipe;

import dev.lava.image.Checksum;
import dev.lava.image.Digest;
import dev.lava.image.debian.Architecture;
import dev.lava.image.source.ImageSource;
import java.util.Locale;
import java.util.regex.Pattern;

/** The single values of a recipe and the rule of each. */
final class Values {
  /** A processor that AWS Lambda has. */
  static final ValueReader<String> ARCHITECTURE =
      ValueReader.scalar("amd64", text -> Architecture.of(text).debianName());

  /** Any text. */
  static final ValueReader<String> TEXT = ValueReader.scalar("text", text -> text);

  /** A name of a recipe or of a stage. */
  static final ValueReader<String> NAME =
      matching("java25", "[a-z][a-z0-9-]*", "a name: lower-case letters, digits and hyphens");

  /** A release of Debian; its suites of updates and of security fixes go with it. */
  static final ValueReader<String> RELEASE =
      matching("trixie", "[a-z][a-z0-9]*", "the code name of a release");

  /** A Debian package (Debian policy, section 5.6.7 "Package"). */
  static final ValueReader<String> PACKAGE = matching("libc6", "[a-z0-9][a-z0-9+.-]+", "a package");

  /** A Java module. */
  static final ValueReader<String> MODULE =
      matching("java.base", "[A-Za-z][A-Za-z0-9_.]*", "a module");

  /** A parameter of a recipe; those with dots are Lava's own. */
  static final ValueReader<String> PARAMETER =
      matching("version", "[a-z][a-z0-9-]*", "a parameter: lower-case letters, digits and hyphens");

  /** The name of an environment variable. */
  static final ValueReader<String> VARIABLE =
      matching("TZ", "[A-Za-z_][A-Za-z0-9_]*", "a variable");

  /** A path of a tree. */
  static final ValueReader<String> PATH = ValueReader.scalar("usr/bin/sh", TreePaths::check);

  /** A path of the image that says so. */
  static final ValueReader<String> ABSOLUTE_PATH = matching("/var/task", "/.*", "an absolute path");

  /** A pattern for paths of a tree. */
  static final ValueReader<Glob> GLOB = ValueReader.scalar("usr/share/doc", Glob::new);

  /** Permission bits in octal, however YAML would take them. */
  static final ValueReader<Integer> FILE_MODE = mode("0755", "0?[0-7]{3}");

  /** Permission bits of a directory, where the sticky bit counts too. */
  static final ValueReader<Integer> DIRECTORY_MODE = mode("1777", "[01]?[0-7]{3}");

  /** Yes or no. */
  static final ValueReader<Boolean> TRUTH =
      ValueReader.scalar(
          "true",
          text ->
              switch (text) {
                case "true" -> true;
                case "false" -> false;
                default ->
                    throw new IllegalArgumentException(
                        "'%s' is neither true nor false".formatted(text));
              });

  /** The digest of a file, as {@code sha256sum} prints it. */
  static final ValueReader<Digest> SHA256 = ValueReader.scalar("0123…cdef", Digest::new);

  /** An existing image. */
  static final ValueReader<ImageSource> IMAGE = ValueReader.scalar("oci:base", ImageSource::parse);

  /** A small number. */
  static final ValueReader<Integer> COUNT =
      ValueReader.scalar(
          "1",
          text -> {
            if (!text.matches("[0-9]{1,2}")) {
              throw new IllegalArgumentException("'%s' is no number from 0 to 99".formatted(text));
            }
            return Integer.parseInt(text);
          });

  /** The name of a jar. */
  static final ValueReader<Coordinates> COORDINATES =
      ValueReader.scalar("com.amazonaws:aws-lambda-java-core:1.4.0", Coordinates::parse);

  /** An option of jlink. */
  static final ValueReader<JlinkOption> JLINK_OPTION =
      ValueReader.scalar("--no-man-pages", JlinkOption::new);

  private Values() {}

  /** What a publisher says a file's bytes are, in either case of its digits. */
  static ValueReader<Checksum> checksum(Checksum.Algorithm algorithm) {
    return ValueReader.scalar(
        "0123…cdef", text -> new Checksum(algorithm, text.toLowerCase(Locale.ROOT)));
  }

  private static ValueReader<String> matching(String example, String regex, String rule) {
    Pattern pattern = Pattern.compile(regex);
    return ValueReader.scalar(
        example,
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(
                "'%s' is not %s, such as %s".formatted(text, rule, example));
          }
          return text;
        });
  }

  private static ValueReader<Integer> mode(String example, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return ValueReader.scalar(
        example,
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(
                "'%s' is not a mode in octal, such as %s".formatted(text, example));
          }
          return Integer.parseInt(text, 8);
        });
  }
}
