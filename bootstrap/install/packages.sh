# shellcheck shell=bash
# Packages of the operating system. `need PART...` collects what is missing, `install_missing`
# installs it in one go where that is possible (Debian's apt-get, as root or with a sudo that asks
# for no password) and elsewhere says what to install.
#
# A part is a function has_PART here or in the file of its own; all of them only look for files, so
# that a start with everything there calls no package tool.

MISSING=()
LISTS_READ=

need() {
    local part
    for part in "$@"; do
        "has_$part" || MISSING+=("$part")
    done
}

has_maven() {
    command -v mvn >/dev/null
}

# What is wanted only for a build that is due.
has_build_tools() {
    has_maven || build_is_current || [[ ! -w $ROOT ]]
}

has_gdal_programs() {
    command -v gdalinfo >/dev/null
}

# PART's packages on Debian and Ubuntu, and its words for a person.
packages_of() {
    case $1 in
        maven | build_tools) echo maven ;;
        postgresql) postgresql_packages ;;
        pgstac_tools) echo python3-pip ;;
        gdal_java_tools) echo libgdal-dev g++ swig xz-utils ;;
        gdal_programs) echo gdal-bin ;;
        test_tools) echo nodejs npm ;;
    esac
}

words_for() {
    case $1 in
        maven | build_tools) echo 'Maven 3.8.7 or newer (builds dagmaster)' ;;
        postgresql) echo "PostgreSQL $POSTGRESQL_WANTED or newer with PostGIS 3 (its database)" ;;
        pgstac_tools) echo "Python's pip (fetches pgSTAC's SQL)" ;;
        gdal_java_tools) echo "GDAL's development files, g++, swig and xz (GDAL's Java library)" ;;
        gdal_programs) echo "GDAL's programs (used by tests)" ;;
        test_tools) echo 'Node.js with npm (used by tests)' ;;
    esac
}

# The words of all missing parts, divided by semicolons.
missing_words() {
    local part all=''
    for part in "${MISSING[@]}"; do
        all+="${all:+; }$(words_for "$part")"
    done
    printf '%s' "$all"
}

has_apt() {
    command -v apt-get >/dev/null
}

# Whether packages can be installed without asking; sets AS_ROOT to what stands before apt-get.
may_install() {
    AS_ROOT=(env DEBIAN_FRONTEND=noninteractive)
    [[ ${DAGMASTER_INSTALL:-} != never ]] && has_apt || return 1
    ((EUID == 0)) && return
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
    AS_ROOT=(sudo -n "${AS_ROOT[@]}")
}

# Installs what is missing; returns 1, having said why and what to do, when that failed.
try_install_missing() {
    ((${#MISSING[@]})) || return 0
    if ! may_install; then
        say_how_to_install
        return 1
    fi
    with_lock "$CACHE/install.lock" install_with_apt
}

install_missing() {
    try_install_missing || exit "$MISSING_SOMETHING"
}

say_how_to_install() {
    local packages
    if has_apt; then
        packages=$(missing_packages)
        say "needs $(missing_words); please run:" \
            "sudo apt-get update && sudo apt-get install --no-install-recommends $packages"
    else
        say "needs $(missing_words); please install it with this system's package manager"
    fi
}

missing_packages() {
    local part packages=''
    for part in "${MISSING[@]}"; do
        packages+="${packages:+ }$(packages_of "$part")"
    done
    printf '%s' "$packages"
}

install_with_apt() {
    local log=$CACHE/install.log packages part still=()
    # Another launcher may have installed it while this one waited for the lock.
    find_postgresql
    for part in "${MISSING[@]}"; do
        "has_$part" || still+=("$part")
    done
    MISSING=(${still[@]+"${still[@]}"})
    ((${#MISSING[@]})) || return 0
    : >"$log"

    # Names of packages are looked up in the lists, which a new machine does not have yet.
    say "needs $(missing_words)"
    if [[ -z $LISTS_READ ]]; then
        LISTS_READ=yes
        step 'reading the lists of packages (apt-get update)' "$log" \
            "${AS_ROOT[@]}" apt-get -q update || true
    fi
    packages=$(missing_packages)
    if [[ " $packages" == *' postgresql'* ]]; then
        without_system_database on
    fi
    # shellcheck disable=SC2034 # read by end_on_signal
    local code=0 STEP_INTERRUPT=leader
    # shellcheck disable=SC2086 # one word a package
    step "installing $packages (apt-get)" "$log" "${AS_ROOT[@]}" apt-get -q -y \
        --no-install-recommends -o DPkg::Lock::Timeout=300 install $packages || code=$?
    if [[ " $packages" == *' postgresql'* ]]; then
        without_system_database off
    fi
    if ((code)); then
        show_end "$log"
        say "could not install it; by hand it is: sudo apt-get install $packages"
        return 1
    fi
    hash -r
    find_postgresql
    for part in "${MISSING[@]}"; do
        if ! "has_$part"; then
            say "installed $(packages_of "$part"), but that is not $(words_for "$part")"
            return 1
        fi
    done
    MISSING=()
}
