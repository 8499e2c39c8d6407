package dev.lava.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that are measured. */
public final class MeasuredFunctions {
  private MeasuredFunctions() {}

  /** An order of a shop. */
  public static class Order {
    private @Nullable String customer;
    private int number;
    private @Nullable List<String> items;
    private @Nullable String note;

    public @Nullable String getCustomer() {
      return customer;
    }

    public void setCustomer(@Nullable String customer) {
      this.customer = customer;
    }

    public int getNumber() {
      return number;
    }

    public void setNumber(int number) {
      this.number = number;
    }

    public @Nullable List<String> getItems() {
      return items;
    }

    public void setItems(@Nullable List<String> items) {
      this.items = items;
    }

    public @Nullable String getNote() {
      return note;
    }

    public void setNote(@Nullable String note) {
      this.note = note;
    }
  }

  /** An order in JSON, with a note that makes it so many bytes. */
  public static String order(int bytes) {
    String order = "{\"customer\":\"Ada\",\"number\":7,\"items\":[\"tea\",\"cups\"],\"note\":\"\"}";
    return order.replace("\"note\":\"", "\"note\":\"" + "x".repeat(bytes - order.length()));
  }

  /** Gives back the order. */
  public static class Echo implements RequestHandler<Order, Order> {
    @Override
    public Order handleRequest(Order order, Context context) {
      return order;
    }
  }

  /** Gives back a text. */
  public static class TextEcho implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String text, Context context) {
      return text;
    }
  }

  /** Waits as for an answer of another service, and gives back the order. */
  public static class Waits implements RequestHandler<Order, Order> {
    @Override
    public Order handleRequest(Order order, Context context) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return order;
    }
  }
}
