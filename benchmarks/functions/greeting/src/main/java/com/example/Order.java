package com.example;

/** What is asked for. */
public class Order {
  private String name;
  private int n;

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public int getN() {
    return n;
  }

  public void setN(int n) {
    this.n = n;
  }
}
