#!/usr/bin/env bash
#
# fetch-pgstac.sh VERSION SHA256 FOLDER PIP...
#
# Takes pgSTAC's SQL files (pgstac.VERSION.sql, and pgstac.FROM-TO.sql to go from one version to
# the next) out of the Python package that carries them, a wheel with that checksum, into FOLDER.
set -euo pipefail

version=$1 checksum=$2 folder=$3
shift 3
pip=("$@")

parent=$(dirname -- "$folder")
mkdir -p -- "$parent"
rm -rf -- "$parent"/.pgstac.*
work=$(mktemp -d "$parent/.pgstac.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT TERM HUP

printf 'pypgstac==%s --hash=sha256:%s\n' "$version" "$checksum" >"$work/wanted.txt"
# Only a file is wanted, so the Python that runs pip need not be one that the package runs on.
"${pip[@]}" download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --ignore-requires-python --dest "$work" --requirement "$work/wanted.txt"
python3 -m zipfile -e "$work"/pypgstac-*.whl "$work/unpacked"

sql=$work/unpacked/pypgstac/migrations
test -s "$sql/pgstac.$version.sql"
mkdir "$work/sql"
cp -- "$sql"/pgstac.*.sql "$work/sql/"
chmod -R u=rwX,go=rX "$work/sql"
rm -rf -- "$folder"
mv -- "$work/sql" "$folder"
