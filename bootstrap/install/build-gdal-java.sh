#!/usr/bin/env bash
#
# build-gdal-java.sh VERSION FOLDER        (with JAVA_HOME set to a JDK)
#
# Builds libgdalalljni.so for the installed GDAL of VERSION into FOLDER. Debian and Ubuntu ship no
# Java library of GDAL, but the source package that their GDAL is built from holds the interface
# files; SWIG makes the wrappers of them. Needs libgdal-dev, g++, swig, xz and apt-get; not root.
set -euo pipefail

version=$1 folder=$2
modules=(gdalconst gdal ogr osr gnm)

parent=$(dirname -- "$folder")
mkdir -p -- "$parent"
rm -rf -- "$parent"/.gdal-java.*
work=$(mktemp -d "$parent/.gdal-java.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT TERM HUP

# Source packages are seldom among a machine's sources. The lists that are there, asked for sources
# instead of programs, go to a folder of this run's own: the machine's settings stay as they are.
derive_source_lists() {
    local from name
    mkdir -p "$work/apt/parts" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
    for from in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [[ -r $from ]] || continue
        name=$(basename -- "$from" .list)
        sed -nE '/cdrom:/d; s/^[[:space:]]*deb(-src)?[[:space:]]/deb-src /p' "$from" | sort -u \
            >"$work/apt/parts/$name.list"
    done
    for from in /etc/apt/sources.list.d/*.sources; do
        [[ -r $from ]] || continue
        sed -E 's/^[Tt]ypes:.*/Types: deb-src/' "$from" >"$work/apt/parts/$(basename -- "$from")"
    done
}

private_apt() {
    apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/apt/parts" \
        -o Dir::State::lists="$work/apt/lists" -o Dir::Cache="$work/apt/cache" \
        -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none \
        -o Acquire::Retries=2 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 "$@"
}

fetch_source() {
    local package archives
    derive_source_lists
    # A source without source packages makes this fail, and does not matter if another has them.
    private_apt update || true
    package=$(dpkg-query -W -f '${source:Version}' libgdal-dev 2>/dev/null || true)
    cd "$work"
    private_apt source --download-only --tar-only "gdal${package:+=$package}" ||
        private_apt source --download-only --tar-only gdal
    archives=(gdal_"$version"[+.]*orig.tar.*[!c])
    if [[ ! -e ${archives[0]} ]]; then
        echo "the sources offer another version of GDAL than the installed $version" >&2
        return 1
    fi
    mkdir source
    # The interface files read some headers that are not installed.
    tar -xf "${archives[0]}" -C source --strip-components=1 --wildcards '*/swig/include/*' '*.h'
}

# SWIG writes the Java classes too; they are not used, as the build takes them from Maven.
wrap() {
    local module
    cd "$work/source/swig/include"
    for module in "${modules[@]}"; do
        mkdir -p "$work/classes/$module"
        swig -java -c++ -w-all -I. -Ijava -Ijava/docs -package "org.gdal.$module" \
            -outdir "$work/classes/$module" -o "$work/${module}_wrap.cpp" "$module.i"
    done
}

compile() {
    local flags libraries
    cd "$work"
    read -ra flags <<<"$(gdal-config --cflags)"
    read -ra libraries <<<"$(gdal-config --libs)"
    printf '%s\n' "${modules[@]}" | xargs -P "$(nproc)" -I '{}' \
        g++ -O2 -fPIC -fno-strict-aliasing -w -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" \
        "${flags[@]}" -Isource/swig/include/java -c '{}_wrap.cpp' -o '{}.o'
    mkdir library
    g++ -shared -Wl,--no-undefined -o library/libgdalalljni.so ./*.o "${libraries[@]}"
}

fetch_source
wrap
compile
chmod -R u=rwX,go=rX library
rm -rf -- "$folder"
mv -- library "$folder"
