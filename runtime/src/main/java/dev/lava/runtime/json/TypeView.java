package dev.lava.runtime.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the codecs read and write of a type, for whoever makes up samples or generates code: {@link
 * TypeViews} takes it from the very codecs that a start would make. A start does not load this.
 */
public sealed interface TypeView {
  /**
   * An object with properties that are got and set.
   *
   * @param type the class
   * @param constructor what makes an empty one; null where none can be made, or only inside another
   * @param settable what can be set, as the codec looks for it
   * @param gettable what can be got, in the order in which it is written
   */
  record Bean(
      Class<?> type,
      @Nullable Constructor<?> constructor,
      List<Member> settable,
      List<Member> gettable)
      implements TypeView {}

  /**
   * A record.
   *
   * @param type the class
   * @param members its components, each with its accessor
   */
  record Components(Class<?> type, List<Member> members) implements TypeView {}

  /**
   * An object that a constructor makes of all its members at once.
   *
   * @param constructor a parameter for each member
   * @param members what the JSON may have
   */
  record Constructed(Constructor<?> constructor, List<Member> members) implements TypeView {}

  /**
   * A map.
   *
   * @param type the class as declared
   * @param key what its keys are
   * @param value what its values are
   */
  record Entries(Class<?> type, Type key, Type value) implements TypeView {}

  /**
   * A collection or an array.
   *
   * @param type the class as declared
   * @param element what it holds
   */
  record Elements(Class<?> type, Type element) implements TypeView {}

  /**
   * Something that stands in the JSON as what it holds, if it holds anything.
   *
   * @param content what that is
   */
  record Content(Type content) implements TypeView {}

  /**
   * A value without parts.
   *
   * @param type the class as declared
   * @param seconds whether it is a date that the JSON has in seconds, as some events of AWS do
   */
  record Scalar(Class<?> type, boolean seconds) implements TypeView {}

  /**
   * A property, component or member.
   *
   * @param name its name in the JSON
   * @param type what can be set, without variables; null where nothing can
   * @param getter the method that gets it; null where there is none
   * @param setter the method that sets it; null where there is none
   * @param field the public field that stands in for a method that is missing; null where there is
   *     none
   */
  record Member(
      String name,
      @Nullable Type type,
      @Nullable Method getter,
      @Nullable Method setter,
      @Nullable Field field) {}
}
