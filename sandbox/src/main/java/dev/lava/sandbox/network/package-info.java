/**
 * A network for one command, in which it reaches one port of this machine's loopback and nothing
 * else. Entry type: {@link dev.lava.sandbox.network.PrivateNetwork}.
 *
 * <pre>
 *   the command ── 127.0.0.1:PORT ──► Inside ── a Unix domain socket ──► PrivateNetwork ──► 127.0.0.1:PORT
 *   └───── network namespace, nothing but its loopback ─────┘             └────────── the host ──────────┘
 * </pre>
 *
 * <p>A Unix domain socket that has a path belongs to the file system and not to a network
 * (network_namespaces(7)), so it is the one way out; the command, in another root, cannot name it.
 * Not here: the other namespaces, which are the sandbox's own.
 */
@NullMarked
package dev.lava.sandbox.network;

import org.jspecify.annotations.NullMarked;
