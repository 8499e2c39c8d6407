using System;
using System.Linq;
using System.Net.Http;
using System.Text;

/// <summary>The four calls that a function makes of the Runtime API, each answered before it returns.</summary>
static class RuntimeApi {
  static readonly HttpClient Client = new HttpClient { Timeout = TimeSpan.FromHours(1) };
  static readonly string Root =
      "http://" + Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";

  /// <summary>Answers every event with what the function makes of it.</summary>
  public static void Serve(Func<string, string> function) {
    while (true) {
      var next = Client.GetAsync(Root + "invocation/next").Result;
      var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").First();
      var answer = function(next.Content.ReadAsStringAsync().Result);
      Post("invocation/" + id + "/response", answer);
    }
  }

  /// <summary>Says that the function cannot start.</summary>
  public static void InitError(string type, string message) {
    Post("init/error", "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}");
  }

  static void Post(string path, string body) {
    Client.PostAsync(Root + path, new StringContent(body, Encoding.UTF8, "application/json")).Result
        .EnsureSuccessStatusCode();
  }
}
