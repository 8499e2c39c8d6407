namespace Shop {
  /// <summary>The function that the guide's Dockerfile names.</summary>
  public class Orders {
    public string Handle(string what) {
      return "ordered: " + what.Trim('"');
    }
  }
}
