package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** An object in, an object out. */
public class Greeting implements RequestHandler<Order, Receipt> {
  @Override
  public Receipt handleRequest(Order order, Context context) {
    return new Receipt("hi " + order.getName(), order.getN() * order.getN());
  }
}
