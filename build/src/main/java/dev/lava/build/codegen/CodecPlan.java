package dev.lava.build.codegen;

import dev.lava.runtime.json.JsonException;
import dev.lava.runtime.json.TypeView;
import dev.lava.runtime.json.TypeView.Member;
import dev.lava.runtime.json.TypeViews;
import dev.lava.runtime.type.TypeBindings;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which of the classes that an event or an answer leads to get a codec of generated code. */
final class CodecPlan {
  private final TypeViews views;
  private final ClassLoader loader;
  private final Set<Type> seen = new LinkedHashSet<>();
  private final List<Class<?>> classes = new ArrayList<>();

  private CodecPlan(TypeViews views, ClassLoader loader) {
    this.views = views;
    this.loader = loader;
  }

  /** The classes that code can be generated for, of the function that a loader finds. */
  static List<Class<?>> of(Type body, TypeViews views, ClassLoader loader) {
    CodecPlan plan = new CodecPlan(views, loader);
    plan.visit(body);
    return plan.classes;
  }

  private void visit(Type declared) {
    Type type = TypeBindings.resolved(declared);
    if (!seen.add(type)) {
      return;
    }
    TypeView view;
    try {
      view = views.of(type);
    } catch (JsonException | LinkageError | TypeNotPresentException e) {
      return;
    }
    switch (view) {
      case TypeView.Bean bean -> {
        // A generic class has a codec for each of its parameterizations; one here serves one class.
        if (type instanceof Class<?> plain && isReachable(plain, bean)) {
          classes.add(plain);
        }
        visit(bean.settable());
        visit(bean.gettable());
      }
      case TypeView.Components components -> {
        if (type instanceof Class<?> plain && isReachable(plain, components)) {
          classes.add(plain);
        }
        visit(components.members());
      }
      case TypeView.Constructed(_, List<Member> members) -> visit(members);
      case TypeView.Entries(_, _, Type value) -> visit(value);
      case TypeView.Elements(_, Type element) -> visit(element);
      case TypeView.Content(Type content) -> visit(content);
      case TypeView.Scalar _ -> {}
    }
  }

  private void visit(List<Member> members) {
    for (Member member : members) {
      if (member.type() != null) {
        visit(member.type());
      } else if (member.getter() != null) {
        // Written only, and by the class of its value; the declared one is a good guess.
        Class<?> shown = member.getter().getReturnType();
        if (loader.equals(shown.getClassLoader())) {
          visit(shown);
        }
      }
    }
  }

  private boolean isReachable(Class<?> type, TypeView.Bean bean) {
    Access access = Access.beside(type, loader);
    if (!Access.admits(type, loader) || bean.constructor() == null) {
      return false;
    }
    return access.allows(bean.constructor())
        && bean.settable().stream().allMatch(member -> isSettable(access, member))
        && bean.gettable().stream().allMatch(member -> isGettable(access, member));
  }

  private boolean isReachable(Class<?> type, TypeView.Components components) {
    Access access = Access.beside(type, loader);
    if (!Access.admits(type, loader)) {
      return false;
    }
    for (var constructor : type.getDeclaredConstructors()) {
      if (Modifier.isPrivate(constructor.getModifiers())) {
        return false;
      }
    }
    return components.members().stream()
        .allMatch(
            member ->
                isGettable(access, member)
                    && member.type() != null
                    && isNameable(access, member.type()));
  }

  private boolean isSettable(Access access, Member member) {
    Type type = member.type();
    if (type == null || !isNameable(access, type) || isInner(type)) {
      return false;
    }
    if (member.setter() != null) {
      return access.allows(member.setter())
          && access.allows(member.setter().getParameterTypes()[0]);
    }
    Field field = member.field();
    // Reflection sets even a final field.
    return field != null
        && !Modifier.isFinal(field.getModifiers())
        && access.allows(field)
        && access.allows(field.getType());
  }

  private static boolean isGettable(Access access, Member member) {
    if (member.getter() != null) {
      return access.allows(member.getter());
    }
    return member.field() != null && access.allows(member.field());
  }

  private static boolean isNameable(Access access, Type type) {
    return access.allows(type);
  }

  /** Whether values live inside the object that they are a part of. */
  private boolean isInner(Type type) {
    return views.of(type) instanceof TypeView.Bean bean
        && bean.constructor() == null
        && bean.type().getEnclosingClass() != null
        && !Modifier.isStatic(bean.type().getModifiers());
  }
}
