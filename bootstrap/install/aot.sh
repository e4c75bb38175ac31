# shellcheck shell=bash
# Quick starts: the JVM keeps the classes of a training run, loaded and linked, in a file that later
# runs map into memory (an AOT cache, JEP 514). It fits the very jars and the very JDK only; a JVM
# that finds it does not fit goes on without it, so nothing here can break a start.

AOT_CACHE=$APP/dagmaster.aot
# Which JDK the cache is of; written last, also after a training that failed: one try is enough.
AOT_NOTE=$APP/dagmaster.aot.of

aot_is_current() {
    local jdk='' jar
    [[ $MODULE == bootstrap ]] || return 0
    [[ -e $AOT_NOTE ]] || return 1
    read -r jdk <"$AOT_NOTE" || true
    [[ $jdk == "$(jdk_identity)" ]] || return 1
    for jar in "$APP"/*.jar; do
        [[ ! $jar -nt $AOT_NOTE ]] || return 1
    done
}

jdk_identity() {
    local line
    while read -r line; do
        case $line in
            JAVA_RUNTIME_VERSION=* | JAVA_VERSION=*) printf '%s ' "$line" ;;
        esac
    done <"$JAVA_HOME/release" 2>/dev/null || true
    printf '%s\n' "$JAVA_HOME"
}

train_aot() {
    local log=$LOGS/aot.log
    rm -f -- "$AOT_CACHE" "$AOT_CACHE.new" "$AOT_NOTE"
    : >"$log"
    step 'preparing quick starts' "$log" training_run ||
        echo 'No AOT cache: the training run failed. Starts are slower, that is all.' >>"$log"
    jdk_identity >"$AOT_NOTE"
}

training_run() {
    local arguments
    read -ra arguments <<<"${DAGMASTER_AOT_TRAINING:-version}"
    java_options
    "$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}" -XX:AOTCacheOutput="$AOT_CACHE.new" \
        -cp "$(class_path)" "$MAIN_CLASS" "${arguments[@]}" && mv -- "$AOT_CACHE.new" "$AOT_CACHE"
}
