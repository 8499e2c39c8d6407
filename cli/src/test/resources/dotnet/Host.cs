using System;
using System.Reflection;

/// <summary>
/// Stands where the published Amazon.Lambda.RuntimeSupport goes: it is started with
/// Assembly::Type::Method, and the assembly is found through the function's deps.json.
/// </summary>
static class Host {
  static int Main(string[] arguments) {
    var parts = arguments[0].Split(new[] { "::" }, StringSplitOptions.None);
    var type = Assembly.Load(new AssemblyName(parts[0])).GetType(parts[1]);
    if (type == null) {
      RuntimeApi.InitError("NoType", "there is no type " + parts[1]);
      return 1;
    }
    var function = Activator.CreateInstance(type);
    var method = type.GetMethod(parts[2]);
    RuntimeApi.Serve(body => "\"" + method.Invoke(function, new object[] { body }) + "\"");
    return 0;
  }
}
