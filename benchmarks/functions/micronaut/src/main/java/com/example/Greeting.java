package com.example;

import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** A function of Micronaut's own adapter, with an injected bean. */
public class Greeting extends MicronautRequestHandler<Greeting.Order, Greeting.Receipt> {
  @Inject Greeter greeter;

  @Override
  public Receipt execute(Order order) {
    Receipt receipt = new Receipt();
    receipt.greeting = greeter.greet(order.name);
    receipt.square = order.n * order.n;
    return receipt;
  }

  @Serdeable
  public static class Order {
    public String name;
    public int n;
  }

  @Serdeable
  public static class Receipt {
    public String greeting;
    public int square;
  }

  @Singleton
  static class Greeter {
    String greet(String name) {
      return "hi " + name;
    }
  }
}
