package com.amazonaws.services.lambda.crac;

/** Where resources are registered. */
public final class Core {
  private static final Context<Resource> GLOBAL = new OrderedContext();

  private Core() {}

  /**
   * The one context of the process. Before the snapshot it tells its resources last registered
   * first, after the restore first registered first.
   */
  public static Context<Resource> getGlobalContext() {
    return GLOBAL;
  }

  /**
   * On Lambda the platform decides when a snapshot is taken.
   *
   * @throws UnsupportedOperationException always
   */
  @SuppressWarnings("DoNotCallSuggester") // the annotation is not on the class path of functions
  public static void checkpointRestore() {
    throw new UnsupportedOperationException(
        "Lambda takes the snapshot by itself, when the function's version is published");
  }
}
