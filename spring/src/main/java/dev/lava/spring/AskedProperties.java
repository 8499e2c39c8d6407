package dev.lava.spring;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Notes which properties an application is asked for: a source of none, before all others.
 *
 * <p>It is enumerable, though it has nothing to enumerate, because Spring Boot takes another kind
 * of source for one that might have any property, and then binds objects that it else would not.
 */
final class AskedProperties extends EnumerablePropertySource<Set<String>> {
  AskedProperties() {
    super("lava: what is asked for", new TreeSet<>());
  }

  /** From now on notes what this environment is asked for. */
  void listenTo(ConfigurableEnvironment environment) {
    environment.getPropertySources().addFirst(this);
  }

  /** The names so far, sorted. */
  List<String> names() {
    synchronized (source) {
      return List.copyOf(source);
    }
  }

  @Override
  public String[] getPropertyNames() {
    return new String[0];
  }

  @Override
  public boolean containsProperty(String name) {
    return getProperty(name) != null;
  }

  @Override
  public @Nullable Object getProperty(String name) {
    synchronized (source) {
      source.add(name);
    }
    return null;
  }
}
