package dev.lava.runtime.handler;

import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import dev.lava.runtime.invocation.Outcome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What becomes of an event that is given to the function of a handler's name. */
sealed interface Fate {
  /** The function answered. */
  record Answered(String answer) implements Fate {}

  /** The function, or what decodes and encodes for it, threw. */
  record Threw(String type, String message) implements Fate {}

  /** There is no function. */
  record NotLoaded(String message) implements Fate {}

  /** With our runtime. */
  static Fate ofOurs(ClassLoader loader, String name, String event) {
    return ofOurs(loader, name, event, false);
  }

  /** With our runtime, made for one event or for several at once. */
  static Fate ofOurs(ClassLoader loader, String name, String event, boolean concurrent) {
    Resolution resolution =
        new HandlerResolver(loader, "", Map.of("FROM", "env"), concurrent).resolve(name);
    if (!(resolution instanceof Resolution.Found found)) {
      return new NotLoaded(((Resolution.Failed) resolution).message());
    }
    try {
      Outcome outcome = new GivenEvent(event).to(found.handler());
      return new Answered(((Outcome.Answer) outcome).answer().toString());
    } catch (Throwable thrown) {
      return new Threw(thrown.getClass().getName(), String.valueOf(thrown.getMessage()));
    }
  }

  /** With AWS's runtime interface client. */
  static Fate ofTheirs(ClassLoader loader, String name, String event) {
    PrintStream errors = System.err;
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    try {
      return theirs(loader, name, event);
    } finally {
      System.setErr(errors);
    }
  }

  private static Fate theirs(ClassLoader loader, String name, String event) {
    LambdaRequestHandler handler;
    try {
      handler = EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(name, loader));
    } catch (HandlerInfo.InvalidHandlerException e) {
      return new NotLoaded("Invalid handler: `" + name + "'");
    } catch (ClassNotFoundException e) {
      return new NotLoaded("Class not found: " + HandlerInfo.className(name));
    } catch (Throwable e) {
      return new NotLoaded("Error loading class " + HandlerInfo.className(name));
    }
    if (handler instanceof LambdaRequestHandler.UserFaultHandler fault) {
      return new NotLoaded(fault.fault.msg);
    }
    InvocationRequest request = new InvocationRequest();
    request.setId("request-1");
    request.setContent(event.getBytes(StandardCharsets.UTF_8));
    try {
      return new Answered(handler.call(request).toString(StandardCharsets.UTF_8));
    } catch (UserFault fault) {
      return new NotLoaded(fault.msg);
    } catch (Throwable thrown) {
      return new Threw(thrown.getClass().getName(), String.valueOf(thrown.getMessage()));
    }
  }

  /** Whether this is the other, or begins as the other does where there is no function. */
  default boolean agreesWith(Fate other) {
    if (this instanceof NotLoaded ours && other instanceof NotLoaded theirs) {
      return ours.message().startsWith(theirs.message());
    }
    return equals(other);
  }
}
