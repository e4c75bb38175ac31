# shellcheck shell=bash
# What tests use beyond the program's own needs: Node packages, by their lock files.

# Folders with a package-lock.json, divided by blanks.
TEST_NODE_FOLDERS=${DAGMASTER_TEST_NODE:-adapters-out/stac/src/test/node}

has_test_tools() {
    local folder
    for folder in $TEST_NODE_FOLDERS; do
        if [[ -e $ROOT/$folder/package-lock.json ]]; then
            command -v node >/dev/null && command -v npm >/dev/null
            return
        fi
    done
}

prepare_test_tools() {
    local folder
    for folder in $TEST_NODE_FOLDERS; do
        [[ -e $ROOT/$folder/package-lock.json ]] || continue
        # npm writes this file last, so it also tells that an installation was not cut short.
        [[ $ROOT/$folder/node_modules/.package-lock.json -nt $ROOT/$folder/package-lock.json ]] ||
            with_lock "$LOGS/npm.lock" install_node_packages "$folder"
    done
}

install_node_packages() {
    local log=$LOGS/npm.log
    : >"$log"
    if ! step "installing Node packages for tests in $1 (npm ci)" "$log" \
        npm --prefix "$ROOT/$1" ci --no-audit --no-fund; then
        show_end "$log"
        fail "the tests' Node packages could not be installed"
    fi
}
