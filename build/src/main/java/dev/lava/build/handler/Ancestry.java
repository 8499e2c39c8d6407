package dev.lava.build.handler;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A class and all above it, as reflection would show them.
 *
 * @param itself the class
 * @param methods public methods, inherited ones too
 * @param names the names of the class and its supertypes
 * @param unknown whether a supertype is neither in the function nor of the JDK
 */
record Ancestry(ClassModel itself, List<MethodModel> methods, Set<String> names, boolean unknown) {
  static Ancestry of(ClassModel itself, FunctionClasses classes) throws IOException {
    List<MethodModel> methods = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean unknown = false;
    Deque<ClassModel> todo = new ArrayDeque<>(List.of(itself));
    names.add(name(itself.thisClass()));
    while (!todo.isEmpty()) {
      ClassModel next = todo.removeFirst();
      for (MethodModel method : next.methods()) {
        if (isInherited(method, next, itself)) {
          methods.add(method);
        }
      }
      Deque<ClassEntry> supertypes = new ArrayDeque<>(next.interfaces());
      next.superclass().ifPresent(supertypes::addFirst);
      for (ClassEntry supertype : supertypes) {
        if (names.add(name(supertype))) {
          Optional<ClassModel> model = classes.findAnywhere(name(supertype));
          model.ifPresent(todo::add);
          unknown |= model.isEmpty() && !Contract.isOfAws(name(supertype));
        }
      }
    }
    return new Ancestry(itself, methods, names, unknown);
  }

  /** The names of the public methods, without those of every object. */
  SortedSet<String> methodNames() {
    SortedSet<String> found = new TreeSet<>();
    for (MethodModel method : methods) {
      if (!method.parent().orElseThrow().thisClass().name().equalsString("java/lang/Object")) {
        found.add(method.methodName().stringValue());
      }
    }
    if (names.stream().anyMatch(Contract::isOfAws)) {
      found.add("handleRequest");
    }
    return found;
  }

  static String name(ClassEntry entry) {
    return entry.asInternalName().replace('/', '.');
  }

  private static boolean isInherited(MethodModel method, ClassModel declaring, ClassModel itself) {
    boolean ofInterface =
        declaring != itself
            && declaring.flags().has(AccessFlag.INTERFACE)
            && method.flags().has(AccessFlag.STATIC);
    return method.flags().has(AccessFlag.PUBLIC)
        && !method.methodName().stringValue().startsWith("<")
        && !ofInterface;
  }
}
