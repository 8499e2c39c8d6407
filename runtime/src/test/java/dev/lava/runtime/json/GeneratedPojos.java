package dev.lava.runtime.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Classes as functions might declare them, made up from a seed and compiled: properties of all
 * types and in all the ways there are to declare one, inherited, generic, nested in each other.
 */
final class GeneratedPojos extends ClassLoader {
  private static final String[] SCALARS = {
    "String",
    "int",
    "Integer",
    "long",
    "Long",
    "double",
    "Double",
    "float",
    "Float",
    "short",
    "Short",
    "byte",
    "Byte",
    "boolean",
    "Boolean",
    "char",
    "Character",
    "BigDecimal",
    "BigInteger",
    "Object",
    "Date",
    "Instant",
    "LocalDate",
    "LocalTime",
    "LocalDateTime",
    "OffsetDateTime",
    "ZonedDateTime",
    "Duration",
    "Period",
    "Year",
    "YearMonth",
    "UUID",
    "Locale",
    "ByteBuffer",
    "byte[]",
    "int[]",
    "long[]",
    "double[]",
    "boolean[]",
    "String[]",
    "Color",
    "Number",
    "CharSequence",
    "short[]",
    "float[]",
    "java.net.URI",
    "Currency",
    "java.util.regex.Pattern",
    "StringBuilder",
    "TimeZone",
    "Calendar",
    "java.nio.charset.Charset",
    "char[]",
    "OptionalInt",
    "OptionalLong",
    "OptionalDouble",
    "MonthDay",
    "OffsetTime",
    "ZoneId",
    "ZoneOffset",
    "java.io.Serializable"
  };
  private static final String[] KEYS = {
    "String",
    "Integer",
    "Long",
    "Color",
    "UUID",
    "Object",
    "Short",
    "Boolean",
    "Double",
    "LocalDate",
    "Date",
    "Instant"
  };
  private static final String[] NAMES = {
    "name", "URL", "aB", "x", "isOpen", "under_score", "_first", "getter", "set", "abcDef",
    "id", "eTag", "IOError", "is", "get", "ünï", "a1", "Value", "dNS", "class_"
  };

  private final Random random;
  private final int count;
  private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

  GeneratedPojos(long seed, int count) {
    super(GeneratedPojos.class.getClassLoader());
    this.random = new Random(seed);
    this.count = count;
  }

  /** The classes, and the source they were compiled from. */
  Map<Class<?>, String> classes() throws ClassNotFoundException {
    List<JavaFileObject> files = new ArrayList<>();
    Map<String, String> sources = new HashMap<>();
    files.add(
        new Source(
            "Color",
            """
            package generated;
            public enum Color { RED, GREEN { @Override public String toString() { return "g"; } }, BLUE }
            """));
    files.add(
        new Source(
            "Box",
            """
            package generated;
            public class Box<T> {
              private T content;
              public java.util.List<T> more;
              public T getContent() { return content; }
              public void setContent(T content) { this.content = content; }
            }
            """));
    files.add(
        new Source(
            "Named",
            """
            package generated;
            public interface Named { default String getLabel() { return "label"; } }
            """));
    for (int i = 0; i < count; i++) {
      String source = pojo(i);
      sources.put("generated.P" + i, source);
      files.add(new Source("P" + i, source));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
    if (!compiler.getTask(null, new Outputs(standard), null, List.of(), null, files).call()) {
      throw new AssertionError("the generated sources do not compile");
    }
    Map<Class<?>, String> classes = new HashMap<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      classes.put(loadClass(source.getKey()), source.getValue());
    }
    return classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = compiled.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }

  private String pojo(int index) {
    StringBuilder source =
        new StringBuilder(
            "package generated;\nimport java.math.*;\nimport java.nio.ByteBuffer;\n"
                + "import java.time.*;\nimport java.util.*;\npublic class P");
    source.append(index);
    boolean inherits = index > 0 && random.nextInt(4) == 0;
    if (inherits) {
      source.append(" extends P").append(random.nextInt(index));
    }
    if (random.nextInt(6) == 0) {
      source.append(" implements Named");
    }
    source.append(" {\n");
    List<String> names = new ArrayList<>(List.of(NAMES));
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      String name = names.remove(random.nextInt(names.size())) + index;
      if (!inherits && random.nextInt(3) > 0) {
        name = name.substring(0, name.length() - Integer.toString(index).length());
      }
      if (!name.equals("is") && !name.equals("get") && !name.equals("set")) {
        property(source, name, type(index, 2));
      }
    }
    return source.append("}\n").toString();
  }

  private String type(int index, int depth) {
    int choice = random.nextInt(depth == 0 ? 6 : 15);
    return switch (choice) {
      case 6, 7 -> "List<" + boxed(index, depth - 1) + ">";
      case 8 ->
          any("Set", "Collection", "LinkedList", "ArrayList", "Queue", "Iterable", "Deque")
              + "<"
              + boxed(index, depth - 1)
              + ">";
      case 9, 10 ->
          any("Map", "HashMap", "LinkedHashMap")
              + "<"
              + KEYS[random.nextInt(KEYS.length)]
              + ", "
              + boxed(index, depth - 1)
              + ">";
      case 11 -> "Optional<" + boxed(index, depth - 1) + ">";
      case 12 -> "Box<" + boxed(index, depth - 1) + ">";
      case 13 -> any("List<? extends ", "Box<? extends ") + boxed(index, 0) + ">";
      case 14 ->
          any(
              "EnumMap<Color, Integer>",
              "EnumSet<Color>",
              "TreeMap<String, Long>",
              "SortedSet<String>",
              "Map<String, Object>",
              "List",
              "Map",
              "Color[]",
              "UUID[]");
      default ->
          index > 0 && random.nextInt(5) == 0
              ? "P" + random.nextInt(index)
              : SCALARS[random.nextInt(SCALARS.length)];
    };
  }

  private String boxed(int index, int depth) {
    String type = type(index, depth);
    return switch (type) {
      case "int" -> "Integer";
      case "char" -> "Character";
      case "long", "double", "float", "short", "byte", "boolean" ->
          type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
      default -> type;
    };
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private void property(StringBuilder source, String name, String type) {
    String suffix =
        random.nextInt(5) == 0
            ? name
            : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    String field = "  private " + type + " " + name + ";\n";
    String getter = "  public " + type + " get" + suffix + "() { return this." + name + "; }\n";
    String setter = " void set" + suffix + "(" + type + " value) { this." + name + " = value; }\n";
    boolean truth = type.equalsIgnoreCase("boolean");
    switch (random.nextInt(16)) {
      case 0, 1 -> source.append("  public ").append(type).append(" ").append(name).append(";\n");
      case 2 -> source.append(field).append(getter);
      case 3 -> source.append(field).append("  public").append(setter);
      case 4 -> source.append(field).append(getter).append("  private").append(setter);
      case 5 ->
          source.append("  public transient ").append(type).append(" ").append(name).append(";\n");
      case 6 ->
          source
              .append(field)
              .append(getter.replace("public ", ""))
              .append("  public")
              .append(setter);
      case 7 -> source.append(field.replace("private", "protected")).append(getter);
      case 8 -> source.append(field.replace("private", "public static"));
      case 9 ->
          source
              .append(field)
              .append(getter)
              .append("  public")
              .append(setter)
              .append("  public boolean is")
              .append(suffix)
              .append("() { return true; }\n");
      case 11 ->
          source
              .append(field)
              .append(getter)
              .append("  public")
              .append(setter)
              .append(overload(name, suffix, type, "String"));
      case 12 ->
          source
              .append(field)
              .append(getter)
              .append(
                  Character.isLowerCase(type.charAt(0)) ? "" : overload(name, suffix, type, "int"));
      case 10 ->
          source
              .append(field.replace("private", "public"))
              .append(getter)
              .append("  public")
              .append(setter);
      default -> {
        source.append(field);
        source.append(truth && random.nextBoolean() ? getter.replace(" get", " is") : getter);
        source.append("  public").append(setter);
      }
    }
  }

  private String overload(String name, String suffix, String type, String parameter) {
    return parameter.equals(type)
        ? ""
        : "  public void set"
            + suffix
            + "("
            + parameter
            + " value) { this."
            + name
            + " = this."
            + name
            + "; }\n";
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String content;

    Source(String name, String content) {
      super(URI.create("memory:///generated/" + name + ".java"), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  /** Keeps class files in memory. */
  private final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
    Outputs(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          compiled.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}
