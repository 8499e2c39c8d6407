package dev.lava.runtime.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Types as functions declare them; public fields and accessors, since both codecs look for those.
 */
@SuppressWarnings({
  "NullAway",
  "JavaUtilDate",
  "UnusedMethod",
  "UnusedVariable"
}) // written by reflection
final class Samples {
  private Samples() {}

  /** Each kind of scalar as a public field. */
  static class Scalars {
    public String text;
    public int number;
    public Integer boxed;
    public long large;
    public Long largeBoxed;
    public double fraction;
    public Double fractionBoxed;
    public float small;
    public short brief;
    public byte octet;
    public boolean flag;
    public Boolean flagBoxed;
    public char letter;
    public BigDecimal decimal;
    public BigInteger huge;
    public DayOfWeek day;
    public byte[] bytes;
    public ByteBuffer buffer;
    public UUID id;
    public URI link;
    public Locale locale;
    public Object any;
  }

  /** Accessors in all the ways there are. */
  static class Accessors {
    private String url;
    private String name;
    private boolean open;
    private String hidden = "initial";
    private String written;
    private List<String> unsettable = List.of("initial");
    public transient String passing = "transient";

    public String getURL() {
      return url;
    }

    public void setURL(String url) {
      this.url = url;
    }

    public String getName() {
      return name;
    }

    private void setName(String name) {
      this.name = name;
    }

    public boolean isOpen() {
      return open;
    }

    public void setOpen(boolean open) {
      this.open = open;
    }

    public String getHidden() {
      return hidden;
    }

    public void setWritten(String written) {
      this.written = written;
    }

    public String getSeen() {
      return written;
    }

    public List<String> getUnsettable() {
      return unsettable;
    }

    public String getaLower() {
      return "aLower";
    }

    public static String getShared() {
      return "static";
    }

    String getPackagePrivate() {
      return "package";
    }
  }

  /** A getter by default. */
  interface Titled {
    default String getTitle() {
      return "by default";
    }
  }

  /** Inherits accessors and adds its own. */
  static class Inheriting extends Accessors implements Titled {
    private int own;

    public int getOwn() {
      return own;
    }

    public void setOwn(int own) {
      this.own = own;
    }
  }

  /** Generic, and recursive. */
  static class Node<T> {
    public T value;
    public List<Node<T>> children;
    public Node<T> next;
  }

  /** Binds the type variable. */
  static class Names extends Node<List<String>> {}

  /** Collections, maps and arrays of many kinds. */
  static class Containers {
    public List<Integer> numbers;
    public Set<String> words;
    public Map<String, Scalars> byName;
    public Map<Integer, String> byNumber;
    public Map<DayOfWeek, Integer> byDay;
    public EnumMap<DayOfWeek, Integer> byEnum;
    public SortedMap<String, Integer> sorted;
    public List<Map<String, List<Long>>> nested;
    public int[] ints;
    public String[] strings;
    public Scalars[] objects;
    public double[][] matrix;
    public Queue<String> queue;
    public Optional<String> maybe;
    public Optional<Scalars> maybeObject;
    public List<? extends Number> wild;
    public HashMap<String, Object> free;
  }

  /** Dates and times. */
  static class Times {
    public Date date;
    public Instant instant;
    public LocalDate day;
    public LocalTime time;
    public LocalDateTime both;
    public OffsetDateTime offset;
    public Duration duration;
    public Period period;
    public Year year;
    public YearMonth month;
    public ZoneId zone;
  }

  /** Has a subclass. */
  static class Animal {
    public String name;
  }

  /** Has more than its superclass. */
  static class Dog extends Animal {
    public int age;
  }

  /** Declares the superclass. */
  static class Kennel {
    public Animal best;
    public List<Animal> all;
  }

  /** A record of records. */
  public record Order(String id, int count, @Nullable List<Item> items, Optional<String> note) {
    /** A line of an order. */
    public record Item(String name, BigDecimal price) {}
  }

  /** Extends a map. */
  static class Headers extends HashMap<String, List<String>> {
    private static final long serialVersionUID = 1;
  }

  /** Nothing at all. */
  static class Empty {}

  /** Cannot be made. */
  abstract static class Shape {
    public int corners;
  }

  /** Holds what cannot be made. */
  static class Drawing {
    public String title;
    public Shape shape;
  }
}
