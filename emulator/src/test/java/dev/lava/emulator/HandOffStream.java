package dev.lava.emulator;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A pipe whose writer goes on only after the reader has dealt with what was written. */
final class HandOffStream extends InputStream {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private byte @Nullable [] waiting;
  private boolean dealtWith = true;
  private boolean ended;

  void write(String text) throws InterruptedException {
    lock.lock();
    try {
      waiting = text.getBytes(StandardCharsets.UTF_8);
      dealtWith = false;
      changed.signalAll();
      while (!dealtWith && !ended) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("read into a buffer");
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    lock.lock();
    try {
      if (waiting == null) {
        dealtWith = true;
        changed.signalAll();
      }
      while (waiting == null && !ended) {
        changed.awaitUninterruptibly();
      }
      byte[] next = waiting;
      if (next == null) {
        return -1;
      }
      waiting = null;
      System.arraycopy(next, 0, buffer, offset, next.length);
      return next.length;
    } finally {
      lock.unlock();
    }
  }
}
