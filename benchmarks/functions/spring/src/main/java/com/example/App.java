package com.example;

import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application whose one bean is the function. */
@SpringBootApplication
public class App {
  public record Order(String name, int n) {}

  public record Receipt(String greeting, int square) {}

  public static void main(String[] arguments) {
    SpringApplication.run(App.class, arguments);
  }

  @Bean
  public Function<Order, Receipt> greet() {
    return order -> new Receipt("hi " + order.name(), order.n() * order.n());
  }
}
