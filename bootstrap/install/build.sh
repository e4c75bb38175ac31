# shellcheck shell=bash
# Builds the program with Maven when its sources have changed, into $APP: all jars in one folder.

BUILD_STATE=

# A checksum over names and contents of all that the program is built from; it notices deleted
# files, and is not misled by time stamps that a checkout or a copy has set.
source_state() {
    cd "$ROOT" || return
    find . \( -name .git -o -name node_modules -o -path ./.dagmaster -o -path '*/src/test' \
        -o -name target ! -path '*/src/*' \) -prune -o -type f \
        \( -name pom.xml -o -path './.mvn/*' -o -path './workflows/*' -o -path '*/src/main/*' \) \
        -exec cksum {} + | LC_ALL=C sort | cksum
}

build_is_current() {
    local built=''
    [[ ${DAGMASTER_BUILD:-} != never ]] || return 0
    [[ -n $BUILD_STATE ]] || BUILD_STATE=$(source_state)
    [[ ! -e $APP/built-from ]] || built=$(<"$APP/built-from")
    [[ $built == "$BUILD_STATE" ]]
}

build() {
    if [[ ${DAGMASTER_BUILD:-} == never ]]; then
        compgen -G "$APP/*.jar" >/dev/null ||
            fail "DAGMASTER_BUILD=never, but there are no jars in $APP"
        return
    fi
    if [[ -w $ROOT ]]; then
        { build_is_current && aot_is_current; } || with_lock "$LOGS/build.lock" bring_up_to_date
    elif [[ ! -e $APP/built-from ]]; then
        fail "has to be built, but $ROOT cannot be written to: run it once as its owner"
    elif ! build_is_current; then
        say "sources have changed, but $ROOT cannot be written to: this is the last build"
    fi
}

# Looks again first: another launcher may have done it while this one waited for the lock.
bring_up_to_date() {
    BUILD_STATE=
    build_is_current || build_with_maven
    aot_is_current || train_aot
}

build_with_maven() {
    local log=$LOGS/build.log hint=''
    [[ -d $ROOT/$MODULE/target ]] || hint=' (the first time it takes a minute or two)'
    # Maven adds to the folder but does not take away what no longer belongs there.
    rm -rf -- "$APP"
    : >"$log"
    if ! step "building dagmaster$hint" "$log" \
        maven -q -T2 -Dmaven.test.skip=true package -pl "$MODULE" -am; then
        show_errors "$log"
        fail "the build failed; all that Maven said is in $log"
    fi
    printf '%s\n' "$BUILD_STATE" >"$APP/built-from"
}

maven() {
    cd "$ROOT" || return
    exec mvn -B "$@"
}

# What is wrong, once each, without Maven's advice on how to use Maven.
show_errors() {
    { grep -E '^\[(ERROR|FATAL)\] [^ ]|^  ' "$1" || cat -- "$1"; } |
        sed -E '/^\[ERROR\] (\[Help |To see the full|[Rr]e-run |For more inf|After correcting)/d
            s/ -> \[Help [0-9]+\]$//; s/^/    /' |
        awk '!said[$0]++' | head -n 20 >&2
}
