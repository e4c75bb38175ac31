# shellcheck shell=bash
# What the launcher says, always on standard error, and how it runs steps that take long: output in
# a log file, one line with the time for the person, and an orderly end on Ctrl-C or SIGTERM.

readonly MISSING_SOMETHING=3

say() {
    printf 'dagmaster: %s\n' "$*" >&2
}

fail() {
    say "$*"
    exit "$MISSING_SOMETHING"
}

STEP_PROCESS=
# Whom an interrupt is passed on to: the step's process `group` or its `leader` alone.
STEP_INTERRUPT=group

# The step is waited for, as its own traps remove its temporary folders. apt-get gets the interrupt
# alone: while dpkg works it ignores it, and dpkg, were it hit, would leave a package half there.
end_on_signal() {
    local code=$1
    trap '' INT TERM HUP
    if [[ -n $STEP_PROCESS ]]; then
        [[ $STEP_INTERRUPT == leader ]] || STEP_PROCESS=-$STEP_PROCESS
        kill -INT -- "$STEP_PROCESS" 2>/dev/null || true
        STEP_PROCESS=${STEP_PROCESS#-}
        wait "$STEP_PROCESS" || true
        printf ' stopped\n' >&2
    fi
    exit "$code"
}
trap 'end_on_signal 129' HUP
trap 'end_on_signal 130' INT
trap 'end_on_signal 143' TERM

# What has to be undone however the launcher ends; a command.
AT_END=:

# Whatever ends the launcher without a word of its own is a fault of the launcher.
on_exit() {
    local code=$1
    $AT_END || true
    case $code in
        0 | "$MISSING_SOMETHING" | 129 | 130 | 143) ;;
        *)
            say "the launcher ended unexpectedly (code $code)"
            exit "$MISSING_SOMETHING"
            ;;
    esac
}
trap 'on_exit $?' EXIT

# run_logged LOG COMMAND...: runs it as a process group of its own, without standard input.
# Job control gives the group, and keeps a child in the background from ignoring SIGINT.
run_logged() {
    local log=$1 code=0
    shift
    set -m
    "$@" </dev/null >>"$log" 2>&1 9>&- &
    STEP_PROCESS=$!
    set +m
    wait "$STEP_PROCESS" || code=$?
    STEP_PROCESS=
    return "$code"
}

# step TEXT LOG COMMAND...: says TEXT and how it ended; what COMMAND prints is added to LOG.
step() {
    local text=$1 log=$2 code=0
    shift 2
    mkdir -p -- "$(dirname -- "$log")"
    printf 'dagmaster: %s ...' "$text" >&2
    local started=$SECONDS
    run_logged "$log" "$@" || code=$?
    local took=$((SECONDS - started)) outcome="done"
    [[ $code == 0 ]] || outcome=failed
    if ((took > 2)); then
        printf ' %s in %s s\n' "$outcome" "$took" >&2
    else
        printf ' %s\n' "$outcome" >&2
    fi
    return "$code"
}

# show_end LOG: the last lines of a log, for the person who has to act on a failure.
show_end() {
    tail -n 12 -- "$1" | sed 's/^/    /' >&2
    say "all of it is in $1"
}

# with_lock FILE COMMAND...: one launcher at a time. Where there is no flock, two launchers may do
# the same work twice, but prepared parts are still moved into place whole.
with_lock() {
    local file=$1 code=0
    shift
    mkdir -p -- "$(dirname -- "$file")"
    if command -v flock >/dev/null; then
        exec 9>>"$file"
        if ! flock -n 9; then
            say "waiting for another launcher that prepares the same"
            flock 9
        fi
    fi
    "$@" || code=$?
    exec 9>&-
    return "$code"
}
