# Started by unshare(1), which has made new user, mount, IPC and UTS namespaces; what this starts is in a new PID namespace.
#
#   stdin                       the table of mounts, see MountTable
#   $1 $2 $3...                 the root, the working directory in it, the command
#   HOST_ENV, HOST_SETPRIV,
#   HOST_UNSHARE                programs of the host, absolute
#   VARIABLES, VARIABLE_0...    the command's environment: how many, and each as NAME=VALUE. It is not among the
#                               arguments, because those can be read by every user of the machine.

fail() {
  echo "lava: the namespace sandbox cannot $1" >&2
  exit 125
}

# Process 1 of the PID namespace: prepares the root and becomes the command.
command_in_root() {
  root=$1 directory=$2
  shift 2

  cd "$root" || fail "enter $root"
  mount -t tmpfs -o nosuid,noexec,mode=755,size=64k tmpfs dev || fail "mount $root/dev"
  : >dev/null >dev/zero >dev/full >dev/random >dev/urandom >dev/tty
  cp -P /dev/fd /dev/stdin /dev/stdout /dev/stderr dev/ || fail "fill $root/dev"
  mount --all --fstab /proc/self/fd/0 || fail "mount what a command in $root needs"
  exec </dev/null

  # The last mount laid the new root over '/', above the root of this shell: '/..' leads up to it. Nothing leads down
  # again. A second chroot does not, and unmounting takes a capability that the command has no more.
  set -- "$HOST_UNSHARE" --root=/.. --wd="$directory" -- "$@"
  set -- "$HOST_SETPRIV" --pdeathsig KILL --bounding-set -all,+sys_chroot -- "$@"
  while [ "$VARIABLES" -gt 0 ]; do
    VARIABLES=$((VARIABLES - 1))
    eval "set -- \"\$VARIABLE_$VARIABLES\" \"\$@\""
  done
  exec "$HOST_ENV" -i -- "$@"
}

# This shell waits, because unshare(1) loses the status of a command that SIGKILL ended. It lets the signals of a terminal
# pass, and says nothing of its own about the command's end.
trap : INT TERM
exec 3>&2 2>/dev/null
(command_in_root "$@" 2>&3 3>&-)
exit $?
