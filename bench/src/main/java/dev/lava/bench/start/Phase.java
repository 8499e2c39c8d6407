package dev.lava.bench.start;

/** A part of a start, in the order in which they happen. */
public enum Phase {
  PROCESS("process", "from the start of the process to the JVM's first instruction"),
  JVM("JVM", "until the first class of the program"),
  RUNTIME("runtime", "until the handler's class is asked for"),
  HANDLER("handler", "the handler's class, its instance, the codecs of its types"),
  CONNECT("connect", "until the first event is asked for"),
  RECEIVE("receive", "from having sent the event until it is about to be read"),
  DECODE("decode", "from the event's bytes to the handler's type"),
  CALL("call", "the function itself"),
  ENCODE("encode", "from what it returned to bytes"),
  SEND("send", "until the answer has arrived"),
  INVOCATION("invocation", "all of the first invocation, where no more is known of it");

  private final String title;
  private final String meaning;

  Phase(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  public String title() {
    return title;
  }

  /** What it is, for a legend. */
  public String meaning() {
    return meaning;
  }
}
