namespace Samples {
  /// <summary>A class library: whoever hosts it calls a method.</summary>
  public class Greeter {
    public string Greet(string name) {
      return "Hello, " + name.Trim('"') + "!";
    }
  }
}
