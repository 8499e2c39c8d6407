package dev.lava.cli;

import dev.lava.cli.terminal.Json;
import dev.lava.cli.terminal.Terminal;
import dev.lava.image.registry.Pushed;
import tools.jackson.databind.node.ObjectNode;

/** What came of a push: on standard output just the digest reference, so that it can be piped. */
record PushReport(Pushed pushed) {
  void tell(Terminal terminal, boolean json) {
    if (json) {
      terminal.out().println(Json.text(json()));
      return;
    }
    terminal
        .err()
        .println(
            "%d blobs sent, %d mounted, %d there already%s"
                .formatted(
                    pushed.sent(),
                    pushed.mounted(),
                    pushed.there(),
                    pushed.referrers() == 0
                        ? ""
                        : "; %d referrers went along".formatted(pushed.referrers())));
    terminal.out().println(pushed.reference());
  }

  private ObjectNode json() {
    ObjectNode document = Json.object();
    document.put("reference", pushed.reference().toString());
    document.put("digest", pushed.reference().digest().orElseThrow().toString());
    document.put("sent", pushed.sent());
    document.put("mounted", pushed.mounted());
    document.put("there", pushed.there());
    document.put("referrers", pushed.referrers());
    return document;
  }
}
