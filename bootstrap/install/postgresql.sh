# shellcheck shell=bash
# PostgreSQL with PostGIS: only its programs. dagmaster starts a private server from them, or uses
# the database that it is told, so no server of the system's is wanted.

readonly POSTGRESQL_WANTED=15

PG_BIN=

uses_own_database() {
    [[ -z ${DAGMASTER_DATABASE_URL:-${DATABASE_URL:-}} ]]
}

# Sets PG_BIN to the folder of the newest programs that are new enough, of those with PostGIS if
# there are any; empty if there are none.
find_postgresql() {
    local bin version best=0
    if [[ -x ${DAGMASTER_PG_BIN:-}/initdb ]]; then
        PG_BIN=$DAGMASTER_PG_BIN
        return
    fi
    PG_BIN=
    for bin in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
        {/opt/homebrew,/usr/local}/opt/postgresql@*/bin; do
        [[ -x $bin/initdb && -x $bin/postgres ]] || continue
        version=${bin%/bin}
        version=${version##*[/@-]}
        [[ $version =~ ^[0-9]+$ ]] || continue
        ((version >= POSTGRESQL_WANTED)) || continue
        ! has_postgis "$bin" || version=$((version + 1000))
        ((version > best)) || continue
        best=$version PG_BIN=$bin
    done
}

# Debian keeps extensions apart from the programs; elsewhere pg_config would have to be asked, and
# the server says it as well when PostGIS is missing.
has_postgis() {
    local version
    [[ $1 == /usr/lib/postgresql/*/bin ]] || return 0
    version=${1%/bin}
    [[ -e /usr/share/postgresql/${version##*/}/extension/postgis.control ]]
}

has_postgresql() {
    [[ -n $PG_BIN ]] && has_postgis "$PG_BIN"
}

# PostGIS for the server that is there, else the newest pair on offer; the server comes with it.
postgresql_packages() {
    local version
    if [[ $PG_BIN == /usr/lib/postgresql/*/bin ]]; then
        version=${PG_BIN%/bin}
        version=${version##*/}
    else
        version=$(apt-cache pkgnames postgresql- 2>/dev/null |
            sed -n 's/^postgresql-\([0-9]*\)-postgis-3$/\1/p' | sort -n | tail -n 1)
    fi
    if [[ -n $version ]]; then
        echo "postgresql-$version postgresql-$version-postgis-3"
    else
        echo 'postgresql postgresql-postgis'
    fi
}

# without_system_database on|off: while it is on, installing the package does not create and start
# a database cluster on port 5432. What the administrator has set otherwise is left alone.
without_system_database() {
    local folder=/etc/postgresql-common/createcluster.d
    local file=$folder/dagmaster-install.conf
    if [[ $1 == on ]]; then
        AT_END='without_system_database off'
        "${AS_ROOT[@]}" mkdir -p "$folder"
        echo 'create_main_cluster = false' | "${AS_ROOT[@]}" tee "$file" >/dev/null
    else
        # shellcheck disable=SC2034 # read by on_exit
        AT_END=:
        "${AS_ROOT[@]}" rm -f "$file"
    fi
}
