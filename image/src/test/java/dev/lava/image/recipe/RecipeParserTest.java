package dev.lava.image.recipe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lava.image.Digest;
import dev.lava.image.recipe.FinalImage.LayerSource;
import dev.lava.image.recipe.ParsedRecipe.Accepted;
import dev.lava.image.recipe.ParsedRecipe.Refused;
import dev.lava.image.tree.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeParserTest {
  private static final String IMAGE =
      """
      image:
        working-directory: /var/task
        entrypoint: [/lambda-entrypoint.sh]
        layers: [{from: os}]
      """;

  @TempDir Path directory;

  @Nested
  class A_valid_recipe {
    @Test
    void becomes_records() throws IOException {
      Files.createDirectory(directory.resolve("files"));
      Files.writeString(directory.resolve("files/bootstrap"), "#!/bin/sh\n");
      Files.writeString(directory.resolve("files/keys.asc"), "keys");
      Files.writeString(
          directory.resolve("files/classes.txt"),
          """
          # of the JDK
          java/net/Socket

          java/net/Proxy
          """);

      Recipe recipe =
          accepted(
              """
              name: java25
              stages:
                os:
                  - packages:
                      release: trixie
                      keyring: files/keys.asc
                      names: [libc6, libstdc++6]
                      exclude: [debconf]
                      drop: [usr/share/doc]
                      keep: ['usr/share/doc/*/copyright']
                  - certificates:
                      sources: usr/share/ca-certificates/mozilla/*.crt
                      bundle: etc/ssl/certs/ca-certificates.crt
                      keystore: etc/ssl/certs/java/cacerts
                  - directories: {tmp: 1777, opt: 0755}
                  - links: {usr/bin/sh: dash}
                  - remove: [usr/share/ca-certificates]
                  - strip: [usr/lib]
                  - append: {etc/hosts: "::1 localhost"}
                runtime:
                  - jlink:
                      jdk: usr/lib/jvm/java-25-openjdk-*
                      modules: [java.se]
                      options: [--compress=zip-0]
                      local-variables: false
                      into: var/lang
                  - artifact:
                      coordinates: dev.lava:lava-runtime:${lava.version}
                      sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                      into: var/runtime/lib/lava-runtime.jar
                  - files:
                      etc/hosts: {text: ""}
                      var/runtime/bootstrap: {source: files/bootstrap, mode: 0755}
                  - copy: {from: os, path: etc/ssl, to: etc/tls}
                  - class-data:
                      from: [os]
                      java: var/lang
                      class-path: var/runtime/lib/*.jar
                      classes: files/classes.txt
                      into: var/runtime/runtime.jsa
              image:
                environment: {TZ: ':/etc/localtime', RATIO: 1.10}
                working-directory: /var/task
                entrypoint: [/lambda-entrypoint.sh]
                labels: {org.example.allow: Allow}
                layers:
                  - from: os
                  - {from: runtime, paths: [var/runtime]}
              """);

      assertThat(recipe)
          .isEqualTo(
              new Recipe(
                  "java25",
                  List.of(
                      new Stage(
                          "os",
                          List.of(
                              new Step.Packages(
                                  "trixie",
                                  directory.resolve("files/keys.asc"),
                                  List.of("libc6", "libstdc++6"),
                                  List.of("debconf"),
                                  List.of(new Glob("usr/share/doc")),
                                  List.of(new Glob("usr/share/doc/*/copyright"))),
                              new Step.Certificates(
                                  new Glob("usr/share/ca-certificates/mozilla/*.crt"),
                                  "etc/ssl/certs/ca-certificates.crt",
                                  Optional.of("etc/ssl/certs/java/cacerts")),
                              new Step.Directories(
                                  new TreeMap<>(Map.of("tmp", 0_1777, "opt", 0_755))),
                              new Step.Links(new TreeMap<>(Map.of("usr/bin/sh", "dash"))),
                              new Step.Remove(List.of(new Glob("usr/share/ca-certificates"))),
                              new Step.Strip(List.of(new Glob("usr/lib"))),
                              new Step.Append(
                                  new TreeMap<>(Map.of("etc/hosts", "::1 localhost"))))),
                      new Stage(
                          "runtime",
                          List.of(
                              new Step.Jlink(
                                  new Glob("usr/lib/jvm/java-25-openjdk-*"),
                                  List.of("java.se"),
                                  List.of(new JlinkOption("--compress=zip-0")),
                                  false,
                                  "var/lang"),
                              new Step.Artifact(
                                  new Coordinates("dev.lava", "lava-runtime", "1.2.3"),
                                  Optional.of(new Digest("0123456789abcdef".repeat(4))),
                                  "var/runtime/lib/lava-runtime.jar"),
                              new Step.Files(
                                  new TreeMap<>(
                                      Map.of(
                                          "etc/hosts", file("", 0_644),
                                          "var/runtime/bootstrap", file("#!/bin/sh\n", 0_755)))),
                              new Step.Copy("os", "etc/ssl", "etc/tls"),
                              new Step.ClassData(
                                  List.of("os"),
                                  "var/lang",
                                  new Glob("var/runtime/lib/*.jar"),
                                  List.of("java/net/Socket", "java/net/Proxy"),
                                  "var/runtime/runtime.jsa")))),
                  new FinalImage(
                      new TreeMap<>(Map.of("TZ", ":/etc/localtime", "RATIO", "1.10")),
                      "/var/task",
                      List.of("/lambda-entrypoint.sh"),
                      new TreeMap<>(Map.of("org.example.allow", "Allow")),
                      List.of(
                          new LayerSource("os", List.of()),
                          new LayerSource("runtime", List.of("var/runtime"))))));
    }

    @Test
    void shows_a_parameter_as_text_where_its_dollar_sign_is_doubled() throws IOException {
      Recipe recipe = accepted(os("- links: {a: 'x$${lava.version}-${lava.version}'}"));

      assertThat(recipe.stage("os").steps())
          .containsExactly(new Step.Links(new TreeMap<>(Map.of("a", "x${lava.version}-1.2.3"))));
    }
  }

  @Nested
  class Unknown_words {
    @Test
    void are_shown_with_what_was_probably_meant() throws IOException {
      assertThat(
              problems(
                  """
                  nam: java25
                  name: java25
                  stages:
                    os:
                      - pakages: {}
                      - packages:
                          release: trixie
                          keyring: recipe.yaml
                          nmaes: [libc6]
                          names: [libc6]
                      - jlink:
                          jdk: usr/lib/jvm/*
                          modules: [java.se]
                          options: [--compres=zip-0, --output=/]
                          into: var/lang
                  """
                      + IMAGE))
          .isEqualTo(
              """
              recipe.yaml:1:1: a recipe has no key 'nam'; did you mean 'name'? Its keys are name, parameters, stages, image
              recipe.yaml:5:7: there is no step 'pakages'; did you mean 'packages'? There are append, archive, artifact, certificates, class-data, copy, directories, files, image, jlink, links, local, packages, remove, strip
              recipe.yaml:9:9: 'packages' has no key 'nmaes'; did you mean 'names'? Its keys are release, keyring, names, exclude, drop, keep
              recipe.yaml:14:19: item 1 of 'options' of 'jlink': '--compres' is no option that a recipe may give to jlink; did you mean '--compress'? It may give --bind-services, --compress, --dedup-legal-notices, --exclude-files, --exclude-resources, --include-locales, --no-header-files, --no-man-pages, --strip-debug, --strip-java-debug-attributes, --vm
              recipe.yaml:14:36: item 2 of 'options' of 'jlink': '--output' is no option that a recipe may give to jlink. It may give --bind-services, --compress, --dedup-legal-notices, --exclude-files, --exclude-resources, --include-locales, --no-header-files, --no-man-pages, --strip-debug, --strip-java-debug-attributes, --vm""");
    }

    @Test
    void include_parameters() throws IOException {
      assertThat(problems(os("- links: {a: 'x${lava.verison}'}")))
          .isEqualTo(
              """
              recipe.yaml:4:16: there is no parameter 'lava.verison'; did you mean 'lava.version'? Known are lava.version; to write the text itself, write $${lava.verison}""");
    }
  }

  @Nested
  class Wrong_types {
    @Test
    void are_named_with_what_would_be_right() throws IOException {
      assertThat(
              problems(
                  """
                  name: [java25]
                  stages:
                    os:
                      - packages:
                          release: [trixie]
                          keyring: recipe.yaml
                          names: []
                          exclude:
                          drop: {a: b}
                      - links: [a]
                      - files: {etc/hosts: text}
                      - jlink
                      - {links: {a: b}, remove: [c]}
                      - jlink:
                          jdk: usr/lib/jvm/*
                          modules: [[java.se]]
                          local-variables: yes
                          into: var/lang
                  image: none
                  """))
          .isEqualTo(
              """
              recipe.yaml:1:7: 'name' of a recipe is a single value, such as java25; saw a list
              recipe.yaml:5:18: 'release' of 'packages' is a single value, such as trixie; saw a list
              recipe.yaml:7:16: 'names' of 'packages' is a list with at least one item, such as [libc6]; saw an empty list
              recipe.yaml:8:17: 'exclude' of 'packages' is a list with at least one item, such as [libc6]; saw nothing
              recipe.yaml:9:15: 'drop' of 'packages' is a list with at least one item, such as [usr/share/doc]; saw a mapping
              recipe.yaml:10:14: 'links' is a mapping with at least one key, such as {usr/bin/sh: text}; saw a list
              recipe.yaml:11:26: 'etc/hosts' of 'files' is a mapping with the keys text, source, mode; saw 'text'
              recipe.yaml:12:7: item 4 of stage 'os' is a mapping with one key, one of append, archive, artifact, certificates, class-data, copy, directories, files, image, jlink, links, local, packages, remove, strip; saw 'jlink'
              recipe.yaml:13:7: item 5 of stage 'os' is a mapping with one key, one of append, archive, artifact, certificates, class-data, copy, directories, files, image, jlink, links, local, packages, remove, strip; saw 2 keys
              recipe.yaml:16:19: item 1 of 'modules' of 'jlink' is a single value, such as java.base; saw a list
              recipe.yaml:17:26: 'local-variables' of 'jlink': 'yes' is neither true nor false
              recipe.yaml:19:8: 'image' is a mapping with the keys environment, working-directory, entrypoint, labels, layers; saw 'none'""");
    }
  }

  @Nested
  class Wrong_values {
    @Test
    void are_named_with_their_rule() throws IOException {
      assertThat(
              problems(
                  """
                  name: Java 25
                  stages:
                    os:
                      - packages:
                          release: trixie main
                          keyring: keys.asc
                          names: [libc6=2.41, /etc/passwd]
                          drop: [/usr/share/doc]
                      - artifact:
                          coordinates: dev.lava:lava-runtime
                          sha256: abc
                          into: ../lib/x.jar
                      - directories: {tmp: 2777}
                      - files:
                          etc/hosts: {text: a, source: b, mode: rwx}
                          etc/motd: {mode: 0644}
                          etc/passwd: {source: files/passwd}
                          etc/shadow: {source: ../shadow}
                  image:
                    environment: {A-B: c}
                    working-directory: var/task
                    entrypoint: [lambda-entrypoint.sh]
                    layers: [{from: os}]
                  """))
          .isEqualTo(
              """
              recipe.yaml:1:7: 'name' of a recipe: 'Java 25' is not a name: lower-case letters, digits and hyphens, such as java25
              recipe.yaml:5:18: 'release' of 'packages': 'trixie main' is not the code name of a release, such as trixie
              recipe.yaml:6:18: 'keyring' of 'packages': there is no file 'keys.asc' beside the recipe; looked for keys.asc
              recipe.yaml:7:17: item 1 of 'names' of 'packages': 'libc6=2.41' is not a package, such as libc6
              recipe.yaml:7:29: item 2 of 'names' of 'packages': '/etc/passwd' is not a package, such as libc6
              recipe.yaml:8:16: item 1 of 'drop' of 'packages': '/usr/share/doc' is no path of a tree; valid is a relative path without '.' and '..', such as usr/bin/dash
              recipe.yaml:10:22: 'coordinates' of 'artifact': 'dev.lava:lava-runtime' names no artifact; valid is group:artifact:version, such as com.amazonaws:aws-lambda-java-core:1.4.0
              recipe.yaml:11:17: 'sha256' of 'artifact': a SHA-256 digest has 64 lower-case hexadecimal digits; saw 'abc'
              recipe.yaml:12:15: 'into' of 'artifact': '../lib/x.jar' is no path of a tree; valid is a relative path without '.' and '..', such as usr/bin/dash
              recipe.yaml:13:26: 'tmp' of 'directories': '2777' is not a mode in octal, such as 1777
              recipe.yaml:15:38: 'source' of 'etc/hosts' of 'files': there is no file 'b' beside the recipe; looked for b
              recipe.yaml:15:47: 'mode' of 'etc/hosts' of 'files': 'rwx' is not a mode in octal, such as 0755
              recipe.yaml:16:19: 'etc/motd' of 'files': a file has either 'text' or 'source', a file beside the recipe
              recipe.yaml:17:30: 'source' of 'etc/passwd' of 'files': there is no file 'files/passwd' beside the recipe; looked for files/passwd
              recipe.yaml:18:30: 'source' of 'etc/shadow' of 'files': '../shadow' is no path of a tree; valid is a relative path without '.' and '..', such as usr/bin/dash
              recipe.yaml:20:17: a key of 'environment' of 'image': 'A-B' is not a variable, such as TZ
              recipe.yaml:21:22: 'working-directory' of 'image': 'var/task' is not an absolute path, such as /var/task""");
    }
  }

  @Nested
  class Missing_keys {
    @Test
    void are_all_named() throws IOException {
      assertThat(problems("stages: {os: [{packages: {}}]}\nimage: {}\n"))
          .isEqualTo(
              """
              recipe.yaml:1:1: a recipe lacks the key 'name', such as 'name: java25'
              recipe.yaml:1:26: 'packages' lacks the key 'release', such as 'release: trixie'
              recipe.yaml:1:26: 'packages' lacks the key 'keyring', such as 'keyring: keyrings/debian-archive-trixie.asc'
              recipe.yaml:1:26: 'packages' lacks the key 'names', such as 'names: [libc6]'
              recipe.yaml:2:8: 'image' lacks the key 'working-directory', such as 'working-directory: /var/task'
              recipe.yaml:2:8: 'image' lacks the key 'entrypoint', such as 'entrypoint: [text]'
              recipe.yaml:2:8: 'image' lacks the key 'layers', such as 'layers: [{from: os}]'""");
    }
  }

  @Nested
  class Stages {
    @Test
    void must_exist_must_not_wait_for_each_other_and_must_be_of_use() throws IOException {
      assertThat(
              problems(
                  """
                  name: java25
                  stages:
                    os:
                      - copy: {from: lang, path: a, to: a}
                      - copy: {from: base, path: a, to: a}
                    lang:
                      - copy: {from: runtime, path: a, to: a}
                    runtime:
                      - copy: {from: os, path: a, to: a}
                    self:
                      - copy: {from: self, path: a, to: a}
                    idle:
                      - links: {a: b}
                  image:
                    working-directory: /var/task
                    entrypoint: [/lambda-entrypoint.sh]
                    layers: [{from: os}, {from: lnag}]
                  """))
          .isEqualTo(
              """
              recipe.yaml:5:20: there is no stage 'base'. There are os, lang, runtime, self, idle
              recipe.yaml:9:20: stages wait for each other: os → lang → runtime → os
              recipe.yaml:11:20: stages wait for each other: self → self
              recipe.yaml:12:3: stage 'idle' is of no use: no layer of the image and no stage copies from it
              recipe.yaml:17:31: there is no stage 'lnag'; did you mean 'lang'? There are os, lang, runtime, self, idle""");
    }
  }

  @Nested
  class Yaml_that_a_recipe_does_not_need {
    @Test
    void is_refused() throws IOException {
      assertThat(
              problems(
                  """
                  name: &anchor java25
                  name: twice
                  stages:
                    os:
                      - links: {a: *anchor}
                      - links: {a: !!str b}
                      - links: {[a]: b}
                  """
                      + IMAGE))
          .isEqualTo(
              """
              recipe.yaml:1:7: the anchor '&anchor' is refused; write out what refers to it
              recipe.yaml:2:1: the key 'name' comes twice; the first one is in line 1
              recipe.yaml:5:18: the alias '*anchor' is refused; write out what it stands for
              recipe.yaml:6:18: the tag 'tag:yaml.org,2002:str' is refused; write the value alone
              recipe.yaml:7:14: 'links' is a mapping with at least one key, such as {usr/bin/sh: text}; saw an empty mapping
              recipe.yaml:7:15: a key is a text; saw a list""");
    }

    @Test
    void includes_a_second_document() throws IOException {
      assertThat(problems("name: a\n---\nname: b\n"))
          .isEqualTo("recipe.yaml:2:1: a recipe is one document; a second one begins here");
    }

    @Test
    void includes_deep_nesting() throws IOException {
      assertThat(problems("name: " + "[".repeat(2000) + "]".repeat(2000) + "\n"))
          .isEqualTo(
              """
              recipe.yaml:1:23: this is no YAML that can be read: lists and mappings are nested more than 16 deep""");
    }
  }

  @Nested
  class A_file_that_is_no_recipe {
    @Test
    void is_empty() throws IOException {
      assertThat(problems("# nothing\n"))
          .isEqualTo(
              "recipe.yaml:1:1: the recipe is empty; it has the keys name, stages and image");
    }

    @Test
    void is_a_list() throws IOException {
      assertThat(problems("- a\n"))
          .isEqualTo(
              "recipe.yaml:1:1: a recipe is a mapping with the keys name, parameters, stages, image; saw a"
                  + " list");
    }

    @Test
    void is_not_yaml() throws IOException {
      assertThat(problems("name: java25\nstages: [\n"))
          .isEqualTo(
              """
              recipe.yaml:3:1: this is no YAML that can be read: expected the node content, but found '<stream end>' while parsing a flow node""");
    }

    @Test
    void is_not_text() throws IOException {
      Files.write(directory.resolve("recipe.yaml"), new byte[] {'a', (byte) 0xff});

      assertThat(parse()).isEqualTo("recipe.yaml:1:1: a recipe is text in UTF-8; this file is not");
    }

    @Test
    void is_far_too_large() throws IOException {
      assertThat(problems("#".repeat((1 << 20) + 1)))
          .isEqualTo("recipe.yaml:1:1: a recipe has at most 1048576 bytes; this file has 1048577");
    }
  }

  private static Step.LaidFile file(String text, int mode) {
    return new Step.LaidFile(Content.of(text.getBytes(StandardCharsets.UTF_8)), mode);
  }

  private static String os(String step) {
    return "name: java25\nstages:\n  os:\n  " + step + "\n" + IMAGE;
  }

  private Recipe accepted(String recipe) throws IOException {
    Files.writeString(directory.resolve("recipe.yaml"), recipe);
    return switch (parsed()) {
      case Accepted(Recipe accepted) -> accepted;
      case Refused(List<RecipeProblem> problems) -> fail("refused: " + problems);
    };
  }

  private String problems(String recipe) throws IOException {
    Files.writeString(directory.resolve("recipe.yaml"), recipe);
    return parse();
  }

  private String parse() throws IOException {
    return switch (parsed()) {
      case Accepted(Recipe accepted) -> fail("accepted: " + accepted);
      case Refused(List<RecipeProblem> problems) ->
          problems.stream()
              .map(RecipeProblem::toString)
              .collect(joining("\n"))
              .replace(directory + "/", "")
              .replace(directory.toString(), "DIRECTORY");
    };
  }

  private ParsedRecipe parsed() throws IOException {
    return new RecipeParser(Map.of("lava.version", "1.2.3"))
        .parse(directory.resolve("recipe.yaml"));
  }
}
