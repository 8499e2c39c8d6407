using System;

/// <summary>An executable assembly: its own Main takes the events.</summary>
static class Echo {
  static void Main() {
    RuntimeApi.Serve(body =>
        "{\"body\":" + body
            + ",\"environment\":\"" + Environment.GetEnvironmentVariable("AWS_EXECUTION_ENV")
            + "\",\"directory\":\"" + Environment.CurrentDirectory + "\"}");
  }
}
