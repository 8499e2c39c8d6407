#!/bin/sh
# The entry point of a function's image: HANDLER is its one argument, from the image's CMD.
#
# Shell builtins only, for the image may hold no other program. The JVM takes this process's place, so that
# signals reach it.
#
# Exit status, where the function is not started:
#   140  AWS_LAMBDA_RUNTIME_API is not set and there is no emulator to set it
#   142  there is not exactly one argument

if [ $# -ne 1 ]; then
  echo "entrypoint requires the handler name to be the first argument" 1>&2
  exit 142
fi
export _HANDLER="$1"

bootstrap="${LAMBDA_RUNTIME_DIR:-/var/runtime}/bootstrap"
if [ -n "${AWS_LAMBDA_RUNTIME_API:-}" ]; then
  # A shell script goes on in this shell, which is faster than a second one; whoever puts another program
  # in its place gets that.
  first_line=
  [ ! -x "$bootstrap" ] || read -r first_line < "$bootstrap"
  [ "$first_line" = '#!/bin/sh' ] || exec "$bootstrap"
  set --
  . "$bootstrap"
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
