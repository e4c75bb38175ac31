# shellcheck shell=bash
# Decides what a command needs, and hands over to Java or Maven: `exec`, so that signals reach them
# directly and their exit code is the launcher's.

# demand COMMAND ARGUMENTS...: `tests`, a `server` or `nothing` beyond the program itself. A client
# command starts a server of its own where none is named or running, so it counts as one.
demand() {
    local argument
    case ${1:-} in
        test) echo tests && return ;;
        '' | -* | help | version | config | simulate) echo nothing && return ;;
    esac
    if [[ $1 == workflow && ${2:-} =~ ^(validate|schema|graph|import-jinja)$ ]]; then
        echo nothing && return
    fi
    if [[ $1 == workflow && ${2:-} == diff ]] && are_files "${@:3}"; then
        echo nothing && return
    fi
    if [[ -n ${DAGMASTER_URL:-} && $1 =~ ^(workflow|job|ingest)$ ]]; then
        echo nothing && return
    fi
    for argument in "$@"; do
        case $argument in
            -h | --help | --server | --server=*) echo nothing && return ;;
        esac
    done
    echo server
}

# are_files ARGUMENTS...: whether all of them but options and values of `--output` name files. What is
# none is a workflow of a server.
are_files() {
    local argument previous=''
    for argument in "$@"; do
        if [[ $argument != -* && $previous != --output && ! -f $argument ]]; then
            return 1
        fi
        previous=$argument
    done
}

# Somebody who asked for help gets what can be told without the program.
give_up() {
    case ${1:-} in
        '' | -h | --help | help) sed -n '3,/^[^#]/s/^# \{0,1\}//p' "$ROOT/dagmaster" >&2 ;;
    esac
    exit "$MISSING_SOMETHING"
}

# The jars one by one, in an order that is always the same: an AOT cache fits one class path only,
# and what is added at its end.
class_path() {
    local jar path='' LC_ALL=C
    for jar in "$APP"/*.jar; do
        path+="${path:+:}$jar"
    done
    printf '%s' "$path${DAGMASTER_CLASS_PATH:+:$DAGMASTER_CLASS_PATH}"
}

# What every run has, the training run of the AOT cache included.
java_options() {
    JAVA_OPTIONS=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
}

run_java() {
    local more=()
    java_options
    # The JVM's own remarks would go to standard output; those on an AOT cache that does not fit
    # are of no use to anybody.
    JAVA_OPTIONS+=(-Xlog:disable -Xlog:all=error:stderr
        '-Xlog:aot*=off:stderr' '-Xlog:cds*=off:stderr')
    if [[ -e $AOT_CACHE ]] && aot_is_current; then
        JAVA_OPTIONS+=(-XX:AOTCache="$AOT_CACHE" -XX:AOTMode=auto)
    fi
    [[ -z $GDAL_JNI ]] || JAVA_OPTIONS+=(-Djava.library.path="$GDAL_JNI")
    case ${1:-} in
        serve | demo | ingest | bench | simulate | chaos) ;;
        *) JAVA_OPTIONS+=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1) ;;
    esac
    read -ra more <<<"${DAGMASTER_JAVA_OPTS:-}"

    export_surroundings
    exec "$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}" ${more[@]+"${more[@]}"} \
        -cp "$(class_path)" "$MAIN_CLASS" "$@"
}

# run_tests MAVEN ARGUMENTS...: a launcher that a test starts takes the jars that Maven has made,
# as a second Maven must not run in the same tree.
run_tests() {
    export_surroundings
    export DAGMASTER_BUILD=never
    cd "$ROOT" || return
    with_lock "$LOGS/build.lock" exec mvn -B -T2 verify "$@"
}

export_surroundings() {
    export DAGMASTER_HOME=$ROOT
    export DAGMASTER_GDAL=absent
    if [[ -n $GDAL_JNI ]]; then
        export DAGMASTER_GDAL=present DAGMASTER_GDAL_JNI=$GDAL_JNI
    fi
    [[ -z $PG_BIN ]] || export DAGMASTER_PG_BIN=$PG_BIN
    [[ -z $PGSTAC_SQL ]] || export DAGMASTER_PGSTAC_SQL=$PGSTAC_SQL
    # Java can only ask about both streams at once whether a person is watching.
    if [[ -z ${DAGMASTER_TTY:-} ]]; then
        export DAGMASTER_TTY=0
        [[ ! -t 2 ]] || DAGMASTER_TTY=1
    fi
}
