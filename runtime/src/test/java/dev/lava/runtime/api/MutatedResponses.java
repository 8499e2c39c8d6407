package dev.lava.runtime.api;

import java.util.SplittableRandom;

/** Responses of a Runtime API, framed in any way that HTTP allows, and then mutated. */
final class MutatedResponses {
  private static final String[] FRAGMENTS = {
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\r",
    "\0",
    " ",
    ":",
    ";",
    "0",
    "9",
    "FFFFFFF",
    "Content-Length: 3\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: gzip\r\n",
    "Connection: close\r\n",
    "Lambda-Runtime-Aws-Request-Id: ../../next\r\n",
    "Lambda-Runtime-Deadline-Ms: soon\r\n",
    "Lambda-Runtime-Invocation-Id: \u00e9\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 101 Switching Protocols\r\n\r\n",
    "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: evil\r\nContent-Length: 4\r\n\r\nevil",
  };
  private static final String[] STATUSES = {
    "200 OK", "202 Accepted", "204 No Content", "304", "403 Forbidden", "500 Oops", "99 x"
  };

  private final SplittableRandom random;

  MutatedResponses(SplittableRandom random) {
    this.random = random;
  }

  /** An event as it should be: its body is its name, repeated. */
  String event(String name) {
    String fields =
        "Lambda-Runtime-Aws-Request-Id: "
            + name
            + "\r\n"
            + "Lambda-Runtime-Deadline-Ms: 4102444800000\r\n"
            + "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:1:function:f\r\n"
            + "Lambda-Runtime-Invocation-Id: delivery-"
            + name
            + "\r\n";
    return response("200 OK", fields, name.repeat(random.nextInt(40)));
  }

  /** What a POST is answered with, as it should be. */
  String accepted() {
    return response("202 Accepted", "Content-Type: application/json\r\n", "{\"status\":\"OK\"}\n");
  }

  private String response(String status, String fields, String body) {
    StringBuilder response = new StringBuilder();
    for (int interim = random.nextInt(12) - 9; interim > 0; interim--) {
      response.append("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
    }
    response.append("HTTP/1.1 ").append(status).append("\r\n").append(fields);
    switch (random.nextInt(5)) {
      case 0 -> {
        response.append("transfer-encoding: Chunked\r\n\r\n");
        int at = 0;
        while (at < body.length()) {
          int size = 1 + random.nextInt(body.length() - at);
          response.append(Integer.toHexString(size)).append(random.nextBoolean() ? ";x=y" : "");
          response.append("\r\n").append(body, at, at + size).append("\r\n");
          at += size;
        }
        response.append(random.nextBoolean() ? "0\r\n\r\n" : "00\r\nTrailer: x\r\n\r\n");
      }
      case 1 -> response.append("Connection: close\r\n\r\n").append(body);
      default ->
          response.append("CONTENT-length:").append(body.length()).append("\r\n\r\n").append(body);
    }
    return response.toString();
  }

  /** The response with up to three things wrong, or none. */
  String mutated(String response) {
    StringBuilder text = new StringBuilder(response);
    for (int count = random.nextInt(4); count > 0; count--) {
      mutate(text);
    }
    return text.toString();
  }

  private void mutate(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(20));
    switch (random.nextInt(10)) {
      case 0 -> text.setLength(at);
      case 1 -> text.append(fragment());
      case 2 -> text.insert(0, fragment());
      case 3 -> text.insert(at, fragment());
      case 4 -> text.insert(at, (char) random.nextInt(256));
      case 5 -> text.delete(at, end);
      case 6 -> text.insert(at, text.substring(at, end));
      case 7 -> flip(text, at);
      case 8 -> status(text);
      default -> grow(text);
    }
  }

  private String fragment() {
    return FRAGMENTS[random.nextInt(FRAGMENTS.length)];
  }

  private void flip(StringBuilder text, int at) {
    if (at < text.length()) {
      text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
    }
  }

  private void status(StringBuilder text) {
    int at = text.indexOf("HTTP/1.1 ");
    int end = text.indexOf("\r\n", Math.max(0, at));
    if (at >= 0 && end >= at + 9) {
      text.replace(at + 9, end, STATUSES[random.nextInt(STATUSES.length)]);
    }
  }

  /** Far more of something than anybody sends; seldom, for it costs time. */
  private void grow(StringBuilder text) {
    int at = text.indexOf("\r\n") + 2;
    if (at < 2) {
      return;
    }
    switch (random.nextInt(40)) {
      case 0 -> text.insert(at, "Huge: " + "x".repeat(random.nextInt(90_000)) + "\r\n");
      case 1 -> text.insert(at, "Many: x\r\n".repeat(random.nextInt(150)));
      case 2 -> text.insert(0, "HTTP/1.1 100 Continue\r\n\r\n".repeat(random.nextInt(30)));
      case 3 -> text.append("x".repeat(random.nextInt(20_000)));
      default -> text.insert(at, "A: b\r\n");
    }
  }
}
