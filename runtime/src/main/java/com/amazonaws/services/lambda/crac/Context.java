package com.amazonaws.services.lambda.crac;

import org.jspecify.annotations.Nullable;

/**
 * Resources that are told together.
 *
 * @param <R> the kind of resources
 */
public abstract class Context<R extends Resource> implements Resource {
  /** For contexts of other kinds. */
  protected Context() {}

  @Override
  public abstract void beforeCheckpoint(@Nullable Context<? extends Resource> context)
      throws CheckpointException;

  @Override
  public abstract void afterRestore(@Nullable Context<? extends Resource> context)
      throws RestoreException;

  /** Has a resource told of the snapshot. */
  public abstract void register(R resource);
}
