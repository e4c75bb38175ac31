# shellcheck shell=bash
# Finds a JDK of the version that dagmaster is written for. It is never downloaded: which build of
# Java runs on a machine is its owner's choice.

readonly JDK_WANTED=25

# java_major HOME: sets JAVA_MAJOR, 0 if HOME holds no JDK. The file `release` answers without
# starting Java.
java_major() {
    local home=$1 line version=''
    JAVA_MAJOR=0
    [[ -x $home/bin/java ]] || return 0
    # Jars that are taken as they are need no compiler, so a JRE will do.
    [[ -x $home/bin/javac || ${DAGMASTER_BUILD:-} == never ]] || return 0
    if [[ -r $home/release ]]; then
        while read -r line; do
            case $line in
                JAVA_VERSION=*) version=${line#*=} ;;
            esac
        done <"$home/release"
    else
        version=$("$home/bin/java" -version 2>&1 | sed -n 's/.* version \("[^"]*"\).*/\1/p')
    fi
    version=${version//\"/}
    version=${version%%[.+-]*}
    [[ $version =~ ^[0-9]+$ ]] && JAVA_MAJOR=$version
    return 0
}

# Sets and exports JAVA_HOME: the user's own if new enough, else that of `java` on the PATH, else
# the oldest that is new enough of the usual folders, as the nearest to what the tests ran on.
find_jdk() {
    local home best='' best_major=0 seen=''
    if [[ -n ${JAVA_HOME:-} ]]; then
        java_major "$JAVA_HOME"
        ((JAVA_MAJOR < JDK_WANTED)) || return 0
        seen="JAVA_HOME=$JAVA_HOME is not one; "
    fi
    if command -v java >/dev/null; then
        home=$(readlink -f -- "$(command -v java)" 2>/dev/null || true)
        home=${home%/bin/java}
        java_major "$home"
        if ((JAVA_MAJOR >= JDK_WANTED)); then
            export JAVA_HOME=$home
            return
        fi
    fi
    for home in /usr/lib/jvm/* /opt/* /opt/java/* /usr/java/* /usr/local/lib/jvm/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        {,"$HOME"}/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        java_major "$home"
        if ((JAVA_MAJOR >= JDK_WANTED)) && ((best_major == 0 || JAVA_MAJOR < best_major)); then
            best=$home best_major=$JAVA_MAJOR
        fi
    done
    [[ -n $best ]] || fail "needs a JDK $JDK_WANTED or newer and found none (${seen}looked in the" \
        "usual folders): install one, such as openjdk-$JDK_WANTED-jdk or Eclipse Temurin" \
        "$JDK_WANTED, and set JAVA_HOME to its folder if it is elsewhere"
    export JAVA_HOME=$best
}
