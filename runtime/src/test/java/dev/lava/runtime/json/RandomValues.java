package dev.lava.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.jspecify.annotations.Nullable;

/** Makes values of any type; beans through all their setters. The same seed makes the same. */
final class RandomValues {
  private static final String[] TEXTS = {
    "",
    "a",
    "plain text",
    "with \"quotes\" and \\",
    "tab\tline\nend",
    "Grüße, 世界 😀",
    "12",
    "true",
    "2026-01-31T12:00:00.000Z",
    "aGVsbG8=",
    "a/b",
    "\u0000\u0001\u007f\u2028"
  };

  private final Random random;

  RandomValues(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String text() {
    return random.nextInt(3) > 0
        ? TEXTS[random.nextInt(TEXTS.length)]
        : Long.toString(random.nextLong(), 36);
  }

  /** A value, or null now and then. */
  @Nullable Object of(Type type, int depth) {
    Class<?> raw = TypeBindings.erase(type);
    if (!raw.isPrimitive() && random.nextInt(8) == 0) {
      return null;
    }
    return present(type, raw, depth);
  }

  /** A value that is not null. */
  Object present(Type type, int depth) {
    return present(type, TypeBindings.erase(type), depth);
  }

  private Object present(Type type, Class<?> raw, int depth) {
    Object scalar = scalar(raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw == Object.class) {
      return anything(depth);
    }
    if (raw.isArray()) {
      Type element =
          type instanceof GenericArrayType generic
              ? generic.getGenericComponentType()
              : raw.getComponentType();
      Object array = Array.newInstance(raw.getComponentType(), size(depth));
      for (int i = 0; i < Array.getLength(array); i++) {
        Array.set(array, i, of(element, depth - 1));
      }
      return array;
    }
    TypeBindings bindings = TypeBindings.of(type);
    if (raw == Optional.class) {
      return Optional.ofNullable(
          of(bindings.resolve(Optional.class.getTypeParameters()[0]), depth - 1));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return map(bindings, raw, depth);
    }
    if (Iterable.class.isAssignableFrom(raw)) {
      return collection(bindings, raw, depth);
    }
    return bean(type, raw, depth);
  }

  private @Nullable Object scalar(Class<?> raw) {
    if (raw == String.class || raw == CharSequence.class) {
      return text();
    }
    if (raw == int.class || raw == Integer.class) {
      return random.nextBoolean() ? random.nextInt(100) : random.nextInt();
    }
    if (raw == long.class || raw == Long.class || raw == Number.class) {
      return random.nextBoolean() ? random.nextInt() : random.nextLong();
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return random.nextBoolean();
    }
    if (raw == double.class || raw == Double.class) {
      return random.nextInt(4) == 0 ? random.nextInt(5) : random.nextGaussian() * 1e6;
    }
    if (raw == float.class || raw == Float.class) {
      return (float) random.nextGaussian();
    }
    if (raw == short.class || raw == Short.class) {
      return (short) random.nextInt();
    }
    if (raw == byte.class || raw == Byte.class) {
      return (byte) random.nextInt();
    }
    if (raw == char.class || raw == Character.class) {
      return (char) (' ' + random.nextInt(500));
    }
    if (raw == BigInteger.class) {
      return new BigInteger(100, random);
    }
    if (raw == BigDecimal.class) {
      return new BigDecimal(new BigInteger(60, random), random.nextInt(40) - 20);
    }
    if (raw == byte[].class || raw == ByteBuffer.class) {
      byte[] bytes = new byte[random.nextInt(10)];
      random.nextBytes(bytes);
      return raw == byte[].class ? bytes : ByteBuffer.wrap(bytes);
    }
    if (raw.isEnum()) {
      Object[] constants = raw.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    }
    return raw.getName().startsWith("java") || raw == char[].class || raw == DateTime.class
        ? time(raw)
        : null;
  }

  @SuppressWarnings("JavaUtilDate") // a type that functions use
  private @Nullable Object time(Class<?> raw) {
    long second = random.nextInt(20) == 0 ? 0 : random.nextInt();
    int nano = random.nextBoolean() ? 0 : random.nextInt(1_000_000_000);
    Instant instant = Instant.ofEpochSecond(second, nano);
    LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return switch (raw.getSimpleName()) {
      case "Date" -> new Date(second * 1000 + random.nextInt(1000));
      case "DateTime" ->
          new DateTime(
              second * 1000 + random.nextInt(1000),
              random.nextBoolean() ? DateTimeZone.UTC : DateTimeZone.forOffsetHours(2));
      case "Instant" -> instant;
      case "LocalDate" -> local.toLocalDate();
      case "LocalTime" -> local.toLocalTime();
      case "LocalDateTime" -> local;
      case "OffsetDateTime" -> instant.atOffset(ZoneOffset.ofHours(random.nextInt(12)));
      case "ZonedDateTime" -> instant.atZone(ZoneId.of("Europe/Paris"));
      // AWS misreads what it writes of a negative one with a fraction.
      case "Duration" -> Duration.ofSeconds(second, second < 0 ? 0 : nano);
      case "Period" -> Period.of(random.nextInt(9), random.nextInt(9), random.nextInt(9));
      case "Year" -> Year.of(random.nextInt(3000));
      case "YearMonth" -> YearMonth.from(local);
      case "UUID" -> new UUID(random.nextLong(), random.nextLong());
      case "Locale" -> random.nextBoolean() ? Locale.GERMANY : Locale.FRENCH;
      case "ZoneId" -> ZoneId.of("America/New_York");
      case "ZoneOffset" -> ZoneOffset.ofHours(random.nextInt(12));
      case "MonthDay" -> MonthDay.from(local);
      case "OffsetTime" -> OffsetTime.of(local.toLocalTime(), ZoneOffset.ofHours(2));
      case "URI" -> URI.create("https://example.com/?q=" + random.nextInt());
      case "Currency" -> Currency.getInstance("CHF");
      case "Pattern" -> Pattern.compile("a+b");
      case "StringBuilder" -> {
        StringBuilder builder = new StringBuilder();
        builder.append(random.nextInt());
        yield builder;
      }
      case "TimeZone" -> TimeZone.getTimeZone("Europe/Rome");
      case "Calendar" -> {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(second * 1000);
        yield calendar;
      }
      case "Charset" -> StandardCharsets.UTF_16;
      case "char[]" -> text().toCharArray();
      case "OptionalInt" ->
          random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
      case "OptionalLong" ->
          random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
      case "OptionalDouble" ->
          random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextGaussian());
      case "AtomicInteger" -> new AtomicInteger(random.nextInt());
      case "AtomicLong" -> new AtomicLong(random.nextLong());
      case "AtomicBoolean" -> new AtomicBoolean(random.nextBoolean());
      case "Serializable" -> text();
      default -> null;
    };
  }

  private int size(int depth) {
    return depth <= 0 ? 0 : random.nextInt(4);
  }

  private Object anything(int depth) {
    return switch (random.nextInt(depth <= 0 ? 4 : 6)) {
      case 0 -> text();
      case 1 -> random.nextInt();
      case 2 -> random.nextBoolean();
      case 3 -> random.nextGaussian();
      case 4 -> collection(TypeBindings.of(List.class), List.class, depth);
      default -> map(TypeBindings.of(Map.class), Map.class, depth);
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // types known only by reflection
  private Object map(TypeBindings bindings, Class<?> raw, int depth) {
    Type key = bindings.resolve(Map.class.getTypeParameters()[0]);
    Type value = bindings.resolve(Map.class.getTypeParameters()[1]);
    Map<Object, @Nullable Object> map =
        raw == EnumMap.class
            ? new EnumMap(TypeBindings.erase(key))
            : (Map)
                made(
                    raw,
                    raw.isAssignableFrom(TreeMap.class) && raw != Map.class
                        ? TreeMap.class
                        : raw.isAssignableFrom(LinkedHashMap.class)
                            ? LinkedHashMap.class
                            : HashMap.class);
    for (int i = size(depth); i > 0; i--) {
      Object name = key == Object.class ? text() : present(key, 0);
      map.put(name, of(value, depth - 1));
    }
    return map;
  }

  @SuppressWarnings("unchecked") // types known only by reflection
  private Object collection(TypeBindings bindings, Class<?> raw, int depth) {
    Type element = bindings.resolve(Iterable.class.getTypeParameters()[0]);
    Class<?> usual =
        raw.isAssignableFrom(ArrayList.class)
            ? ArrayList.class
            : raw.isAssignableFrom(LinkedHashSet.class)
                ? LinkedHashSet.class
                : raw.isAssignableFrom(TreeSet.class)
                    ? TreeSet.class
                    : raw.isAssignableFrom(LinkedList.class) ? LinkedList.class : ArrayDeque.class;
    if (raw == EnumSet.class) {
      return enumSet(TypeBindings.erase(element));
    }
    Collection<@Nullable Object> collection = (Collection<@Nullable Object>) made(raw, usual);
    boolean nulls =
        usual == ArrayList.class && !TypeBindings.erase(element).getName().contains(".s3.");
    for (int i = size(depth); i > 0; i--) {
      collection.add(nulls ? of(element, depth - 1) : present(element, depth - 1));
    }
    return collection;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an enum known only by reflection
  private Object enumSet(Class type) {
    EnumSet set = EnumSet.noneOf(type);
    set.add(present(type, 0));
    return set;
  }

  private static Object made(Class<?> declared, Class<?> usual) {
    Class<?> type =
        declared.isInterface() || Modifier.isAbstract(declared.getModifiers()) ? usual : declared;
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      if (!type.getName().startsWith("java.")) {
        constructor.setAccessible(true);
      }
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no instance of " + declared, e);
    }
  }

  private Object bean(Type type, Class<?> raw, int depth) {
    TypeBindings bindings = TypeBindings.of(type);
    try {
      if (Modifier.isAbstract(raw.getModifiers())) {
        throw new AssertionError("no value of " + raw + " can be made");
      }
      Constructor<?>[] constructors = raw.getDeclaredConstructors();
      Arrays.sort(constructors, Comparator.comparing(Constructor::toGenericString));
      Constructor<?> simplest =
          Arrays.stream(constructors)
              .min(Comparator.comparing(c -> c.getParameterCount() > 0))
              .orElseThrow(() -> new AssertionError("no value of " + raw + " can be made"));
      if (simplest.getParameterCount() > 0) {
        simplest =
            Arrays.stream(constructors)
                .filter(c -> !Arrays.asList(c.getParameterTypes()).contains(Integer.class))
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
      }
      simplest.setAccessible(true);
      Type[] parameters = simplest.getGenericParameterTypes();
      @Nullable Object[] arguments = new Object[parameters.length];
      for (int i = 0; i < arguments.length; i++) {
        boolean time = raw.getName().endsWith("S3EventNotificationRecord") && i == 3;
        arguments[i] =
            time
                ? new DateTime(random.nextInt() * 1000L, DateTimeZone.UTC).toString()
                : present(bindings.resolve(parameters[i]), depth - 1);
      }
      Object bean = simplest.newInstance(arguments);
      fill(bean, bindings, depth);
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no value of " + raw, e);
    }
  }

  private void fill(Object bean, TypeBindings bindings, int depth)
      throws ReflectiveOperationException {
    if (depth < 0) {
      return;
    }
    List<Method> setters = new ArrayList<>();
    for (Class<?> c = bean.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
      setters.addAll(Arrays.asList(c.getDeclaredMethods()));
      for (Field field : c.getDeclaredFields()) {
        if (Modifier.isPublic(field.getModifiers())
            && !Modifier.isStatic(field.getModifiers())
            && !Modifier.isFinal(field.getModifiers())) {
          field.setAccessible(true);
          field.set(bean, of(bindings.resolve(field.getGenericType()), depth - 1));
        }
      }
    }
    setters.sort(Comparator.comparing(Method::toGenericString));
    for (Method setter : setters) {
      if (setter.getName().startsWith("set")
          && setter.getParameterCount() == 1
          && !setter.isSynthetic()
          && !Modifier.isStatic(setter.getModifiers())) {
        setter.setAccessible(true);
        Object value = of(bindings.resolve(setter.getGenericParameterTypes()[0]), depth - 1);
        set(setter, bean, value);
      }
    }
  }

  private static void set(Method setter, Object bean, @Nullable Object value)
      throws IllegalAccessException {
    try {
      setter.invoke(bean, value);
    } catch (InvocationTargetException e) {
      // It does not take that value; the bean stays as it is.
      assertThat(e.getCause()).isInstanceOf(RuntimeException.class);
    }
  }
}
