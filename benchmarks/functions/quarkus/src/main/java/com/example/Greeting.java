package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A function of Quarkus's own adapter, with an injected bean. */
public class Greeting implements RequestHandler<Greeting.Order, Greeting.Receipt> {
  @Inject Greeter greeter;

  @Override
  public Receipt handleRequest(Order order, Context context) {
    Receipt receipt = new Receipt();
    receipt.greeting = greeter.greet(order.name);
    receipt.square = order.n * order.n;
    return receipt;
  }

  public static class Order {
    public String name;
    public int n;
  }

  public static class Receipt {
    public String greeting;
    public int square;
  }

  @ApplicationScoped
  public static class Greeter {
    public String greet(String name) {
      return "hi " + name;
    }
  }
}
