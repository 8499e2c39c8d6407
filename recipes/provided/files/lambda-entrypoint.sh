#!/bin/sh
# The entry point of a function that brings its own bootstrap: HANDLER is its one argument, from the image's CMD.
#
# Shell builtins only, for the image may hold no other program. The bootstrap takes this process's place, so that
# signals reach it, and finds the handler in _HANDLER. It is the first that exists of
#
#   /var/task/bootstrap      the function's
#   /opt/bootstrap           a layer's
#   /var/runtime/bootstrap   an image's in between
#
# Read from the environment: LAMBDA_TASK_ROOT, LAMBDA_RUNTIME_DIR, and LAVA_OPT, where layers lie (/opt).
#
# Exit status, where the function is not started:
#   140  AWS_LAMBDA_RUNTIME_API is not set and there is no emulator to set it
#   141  there is no bootstrap, or one that is not executable
#   142  there is not exactly one argument

if [ $# -ne 1 ]; then
  echo "entrypoint requires the handler name to be the first argument" 1>&2
  exit 142
fi
export _HANDLER="$1"

task="${LAMBDA_TASK_ROOT:-/var/task}"
layers="${LAVA_OPT:-/opt}"
runtime="${LAMBDA_RUNTIME_DIR:-/var/runtime}"
bootstrap=
for candidate in "$task/bootstrap" "$layers/bootstrap" "$runtime/bootstrap"; do
  if [ -z "$bootstrap" ] && [ -f "$candidate" ]; then
    bootstrap="$candidate"
  fi
done
if [ -z "$bootstrap" ]; then
  echo "lambda-entrypoint: there is no bootstrap: neither $task/bootstrap, nor $layers/bootstrap, nor $runtime/bootstrap. Put the function's program there under that name." 1>&2
  exit 141
fi
if [ ! -x "$bootstrap" ]; then
  echo "lambda-entrypoint: $bootstrap is not executable. Give it the mode 0755 before it is copied into the image." 1>&2
  exit 141
fi

if [ -n "${AWS_LAMBDA_RUNTIME_API:-}" ]; then
  exec "$bootstrap"
fi

# AWS's images bring AWS's emulator; ours does not. One that was copied in is used.
emulator=/usr/local/bin/aws-lambda-rie
if [ -x "$emulator" ]; then
  exec "$emulator" "$bootstrap"
fi
{
  echo "lambda-entrypoint: AWS_LAMBDA_RUNTIME_API is not set, so there is nobody to take events from."
  echo "Lambda sets it, and so does Lava's emulator. Run the image with"
  echo "  lava run IMAGE"
  echo "or set the variable to the host and port of a Runtime API, such as 127.0.0.1:9001,"
  echo "or put AWS's emulator into the image as $emulator."
} 1>&2
exit 140
