package dev.lava.build.modules;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The modules of the JDK that runs this, by their descriptors. */
final class JdkModules {
  private static final String BASE = "java.base";

  private final Map<String, ModuleDescriptor> descriptors;
  private final Map<String, String> byPackage = new HashMap<>();

  JdkModules() {
    descriptors =
        ModuleFinder.ofSystem().findAll().stream()
            .map(ModuleReference::descriptor)
            .collect(Collectors.toMap(ModuleDescriptor::name, descriptor -> descriptor));
    descriptors.forEach(
        (name, descriptor) -> descriptor.packages().forEach(one -> byPackage.put(one, name)));
  }

  /** The module with this package, such as {@code java.sql}. */
  Optional<String> ofPackage(String name) {
    return Optional.ofNullable(byPackage.get(name));
  }

  /**
   * Modules with all that they require, and with those that provide what one of them looks for as a
   * service. What only {@code java.base} looks for is left out: there is always a provider in it.
   *
   * @param allowed the modules that may be added as providers
   */
  SortedSet<String> complete(Collection<String> modules, Set<String> allowed) {
    SortedSet<String> complete = new TreeSet<>();
    Deque<String> todo = new ArrayDeque<>(modules);
    while (!todo.isEmpty()) {
      String name = todo.removeFirst();
      ModuleDescriptor descriptor = descriptors.get(name);
      if (descriptor == null || !complete.add(name)) {
        continue;
      }
      descriptor.requires().stream()
          .filter(one -> !one.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
          .forEach(one -> todo.add(one.name()));
      if (!name.equals(BASE)) {
        allowed.stream()
            .filter(other -> providesOneOf(other, descriptor.uses()))
            .forEach(todo::add);
      }
    }
    return complete;
  }

  private boolean providesOneOf(String module, Set<String> services) {
    ModuleDescriptor descriptor = descriptors.get(module);
    return descriptor != null
        && descriptor.provides().stream().anyMatch(one -> services.contains(one.service()));
  }
}
