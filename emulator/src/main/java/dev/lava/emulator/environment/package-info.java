/**
 * One execution environment: a place where one process of the function runs and answers one
 * invocation at a time. Entry type: {@link dev.lava.emulator.environment.ExecutionEnvironment}.
 *
 * <p>What it may do next is decided by one pure function, {@link
 * dev.lava.emulator.environment.Lifecycle#step}, from a {@link dev.lava.emulator.environment.State}
 * and an {@link dev.lava.emulator.environment.Event}; the environment only carries out the {@link
 * dev.lava.emulator.environment.Effect}s that come back. The process ({@link
 * dev.lava.emulator.environment.FunctionLauncher}) and the clock ({@link
 * dev.lava.emulator.environment.Clock}) are interfaces, so a test decides both.
 *
 * <pre>
 *            invoked              next              response, error
 *   Fresh ─────────────► Starting ──────► Running ──────────────────► Answered
 *                         ▲  │ ▲             ▲                           │
 *           exit, if it   │  │ │ invoked     │ invoked                   │ next
 *           is to restart │  ▼ │             │                           │
 *                       Stopping └─ Reset    └───────── Ready ◄──────────┘
 *                         │           ▲
 *                         └── exit ───┘
 *
 *   Starting ── init error ──────────────────────────────► Stopping
 *   Starting, Running, Answered ── time is over ─────────► Stopping
 *   Starting in its own time ── exit ────────────────────► Starting in the invocation's time
 *   Starting in the invocation's time ── exit ───────────► Reset
 *   Running, Answered, Ready ── exit ────────────────────► Reset
 *   any state ── close ──────────────────────────────────► Closed
 * </pre>
 *
 * <p>The first init of an environment has its own limit of ten seconds and is not the function's
 * time. Where it fails, init is repeated inside the invocation that waits for it, under the
 * function's timeout; so is every later one, after a process was lost.
 *
 * <p>Border: nothing here knows HTTP, or how many environments there are. The Runtime API calls
 * {@code next}, {@code answer} and {@code failInit}; the pool calls {@code invoke} and {@code
 * close}.
 */
@NullMarked
package dev.lava.emulator.environment;

import org.jspecify.annotations.NullMarked;
