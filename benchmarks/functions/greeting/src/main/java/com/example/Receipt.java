package com.example;

/** What is answered. */
public class Receipt {
  private final String greeting;
  private final int square;

  public Receipt(String greeting, int square) {
    this.greeting = greeting;
    this.square = square;
  }

  public String getGreeting() {
    return greeting;
  }

  public int getSquare() {
    return square;
  }
}
