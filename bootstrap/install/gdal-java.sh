# shellcheck shell=bash
# GDAL's Java library (JNI): used where the system has it, else built for the system's GDAL and
# kept in the cache by GDAL's version, so that a newer GDAL gets a newer one.

GDAL_JNI=

holds_gdal_java() {
    [[ -e $1/libgdalalljni.so || -e $1/libgdalalljni.dylib ]]
}

# Sets GDAL_JNI to the folder of the library, empty if there is none yet, and GDAL_CACHED to where
# a build of it goes, empty if GDAL's development files are not there.
find_gdal_java() {
    local folder version
    GDAL_JNI='' GDAL_CACHED=''
    for folder in "${DAGMASTER_GDAL_JNI:-}" /usr/lib/jni /usr/lib/*/jni /usr/local/lib \
        /usr/local/lib/jni /usr/share/java /usr/local/share/java; do
        if [[ -n $folder ]] && holds_gdal_java "$folder"; then
            GDAL_JNI=$folder
            return
        fi
    done
    version=$(gdal-config --version 2>/dev/null) || return 0
    GDAL_CACHED=$CACHE/gdal-java-$version-$(architecture)
    ! holds_gdal_java "$GDAL_CACHED" || GDAL_JNI=$GDAL_CACHED
}

# By the name that Debian gives it.
architecture() {
    case $HOSTTYPE in
        x86_64) echo amd64 ;;
        aarch64) echo arm64 ;;
        *) echo "$HOSTTYPE" ;;
    esac
}

has_gdal_java_tools() {
    [[ -n $GDAL_JNI ]] && return
    local command
    for command in gdal-config g++ swig xz; do
        command -v "$command" >/dev/null || return 1
    done
}

# Returns 1, having said why, if the library is not there and could not be made.
prepare_gdal_java() {
    [[ -z $GDAL_JNI ]] || return 0
    local failed=$CACHE/gdal-java.failed
    # Not at every start: an unreachable source of packages takes its time to say so.
    if [[ $DEMAND == server && -n $(find "$failed" -mmin -60 2>/dev/null) ]]; then
        say "GDAL's Java library could not be prepared lately; to try again now, remove $failed"
        return 1
    fi
    need gdal_java_tools
    if ! try_install_missing; then
        ! may_install || : >"$failed"
        # shellcheck disable=SC2034 # read by need
        MISSING=()
        return 1
    fi
    with_lock "$CACHE/gdal-java.lock" build_gdal_java "$failed"
}

build_gdal_java() {
    local failed=$1 log=$CACHE/gdal-java.log
    find_gdal_java
    [[ -z $GDAL_JNI ]] || return 0
    if ! has_apt; then
        say "GDAL's Java library is not here, and its source is fetched with apt-get alone:" \
            "install it another way and set DAGMASTER_GDAL_JNI to its folder"
        return 1
    fi
    : >"$log"
    if ! step "building GDAL's Java library from the distribution's source" "$log" \
        bash "$INSTALL/build-gdal-java.sh" "$(gdal-config --version)" "$GDAL_CACHED"; then
        show_end "$log"
        : >"$failed"
        return 1
    fi
    rm -f -- "$failed"
    GDAL_JNI=$GDAL_CACHED
}
