# shellcheck shell=bash
# pgSTAC's SQL, which the database of our own is set up with. It is published inside a Python
# package; nothing of Python runs later.

readonly PGSTAC_VERSION=0.9.12
# Of the package's wheel: what runs in the database stays what it was when it was tried.
readonly PGSTAC_SHA256=a708fcedc06f8f75b0e53b933859e01396fbdbed9c79847596bc3ccc2a1303e6

PGSTAC_SQL=

# Sets PGSTAC_SQL to the folder of the SQL files; empty if they are not there yet.
find_pgstac() {
    local folder
    PGSTAC_SQL=
    for folder in "${DAGMASTER_PGSTAC_SQL:-}" "$CACHE/pgstac-$PGSTAC_VERSION"; do
        if [[ -n $folder && -e $folder/pgstac.$PGSTAC_VERSION.sql ]]; then
            PGSTAC_SQL=$folder
            return
        fi
    done
}

# find_pip: sets PIP to the words of a pip that is there.
find_pip() {
    if python3 -m pip --version >/dev/null 2>&1; then
        PIP=(python3 -m pip)
    elif command -v pip3 >/dev/null && pip3 --version >/dev/null 2>&1; then
        PIP=(pip3)
    else
        return 1
    fi
}

has_pgstac_tools() {
    [[ -n $PGSTAC_SQL ]] || find_pip
}

prepare_pgstac() {
    [[ -n $PGSTAC_SQL ]] || with_lock "$CACHE/pgstac.lock" fetch_pgstac
}

fetch_pgstac() {
    local log=$CACHE/pgstac.log
    find_pgstac
    [[ -z $PGSTAC_SQL ]] || return 0
    find_pip
    : >"$log"
    if ! step "fetching pgSTAC $PGSTAC_VERSION (its SQL, with pip)" "$log" \
        bash "$INSTALL/fetch-pgstac.sh" "$PGSTAC_VERSION" "$PGSTAC_SHA256" \
        "$CACHE/pgstac-$PGSTAC_VERSION" "${PIP[@]}"; then
        show_end "$log"
        fail "pgSTAC's SQL could not be fetched; it is needed for a database of dagmaster's own." \
            "Unpack pypgstac/migrations of the Python package pypgstac $PGSTAC_VERSION somewhere" \
            "and set DAGMASTER_PGSTAC_SQL to that folder"
    fi
    find_pgstac
}
