package dev.lava.sandbox.network;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * The interface {@code lo} of this process's network, which a new namespace has and has switched
 * off. Programs that switch it on ({@code ip}, {@code ifconfig}) are not on every machine, so the
 * kernel is asked itself: ioctl(2) with a {@code struct ifreq}, as netdevice(7) has it.
 */
final class Loopback {
  private static final int AF_INET = 2;
  private static final int SOCK_DGRAM = 2;
  private static final long SIOCGIFFLAGS = 0x8913;
  private static final long SIOCSIFFLAGS = 0x8914;
  private static final short IFF_UP = 1;

  /** {@code struct ifreq}: 16 bytes of name, then a union, of which the flags are the first two. */
  private static final int REQUEST_SIZE = 40;

  private static final int FLAGS = 16;

  private Loopback() {}

  /**
   * Switches it on.
   *
   * @throws IOException where the kernel refuses
   */
  @SuppressWarnings("restricted") // The JDK has no other way to this call.
  static void up() throws IOException {
    Linker linker = Linker.nativeLinker();
    MethodHandle socket =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("socket"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    MethodHandle ioctl =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("ioctl"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS),
            Linker.Option.firstVariadicArg(2));
    try (Arena arena = Arena.ofConfined()) {
      // Any socket of the namespace will do; it ends with this process.
      int descriptor = (int) socket.invokeExact(AF_INET, SOCK_DGRAM, 0);
      check("socket", descriptor);
      MemorySegment request = arena.allocate(REQUEST_SIZE);
      request.setString(0, "lo", StandardCharsets.US_ASCII);
      check("SIOCGIFFLAGS", (int) ioctl.invokeExact(descriptor, SIOCGIFFLAGS, request));
      short flags = request.get(ValueLayout.JAVA_SHORT, FLAGS);
      request.set(ValueLayout.JAVA_SHORT, FLAGS, (short) (flags | IFF_UP));
      check("SIOCSIFFLAGS", (int) ioctl.invokeExact(descriptor, SIOCSIFFLAGS, request));
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) { // what a method handle declares
      throw new IOException("the kernel cannot be asked to switch the loopback on: " + e, e);
    }
  }

  private static void check(String call, int result) throws IOException {
    if (result < 0) {
      throw new IOException(
          "the kernel does not switch the loopback of a new network on (%s)".formatted(call));
    }
  }
}
