package dev.lava.runtime.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes a JSON tree here and there, into what another sender might have sent. */
record Mutation(RandomValues random) {
  Object of(Object tree) {
    return switch (tree) {
      case Map<?, ?> members -> object(members);
      case List<?> elements -> array(elements);
      default -> random.below(12) == 0 ? instead(tree) : tree;
    };
  }

  private Object object(Map<?, ?> members) {
    Map<String, Object> changed = new LinkedHashMap<>();
    members.forEach(
        (name, member) -> {
          if (random.below(10) > 0) {
            changed.put((String) name, of(member));
          }
        });
    if (random.below(10) == 0) {
      changed.put("no such member", List.of("x", Map.of("y", "z")));
    }
    return random.below(40) == 0 ? instead(changed) : changed;
  }

  private Object array(List<?> elements) {
    List<Object> changed = new ArrayList<>();
    for (Object element : elements) {
      changed.add(of(element));
    }
    if (changed.size() == 1 && random.below(3) == 0) {
      return changed.getFirst();
    }
    return random.below(40) == 0 ? instead(changed) : changed;
  }

  private Object instead(Object tree) {
    return switch (random.below(10)) {
      case 0 -> new JsonTree.Literal("null");
      case 1 -> List.of(tree);
      case 2 -> "";
      case 3 -> List.of();
      case 4 -> Map.of();
      case 5 -> new JsonTree.Literal("17");
      case 6 -> new JsonTree.Literal("2.75");
      case 7 -> new JsonTree.Literal("true");
      case 8 ->
          tree instanceof JsonTree.Literal literal && !literal.text().equals("null")
              ? literal.text()
              : "text";
      default -> List.of(tree, tree);
    };
  }
}
