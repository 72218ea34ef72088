# What the working tree must not hold. Sourced, not run.

# Paths of one machine, and registries other than the public ones, in files that are or would be committed.
tree_is_clean() {
    git rev-parse --is-inside-work-tree >/dev/null 2>&1 || { echo "not a git checkout: nothing to look at" && return 0; }
    local found=0 pattern
    # Not the vectors (other people's files), and not the file that lists the patterns.
    local -a where=(-- . ':!tests/vectors' ':!tests/suites/lib/tree.sh')
    # This checkout's own folder and its owner's home; then anybody's.
    for pattern in "$PWD/" "${HOME:-/nowhere}/" /root/ /home/ /Users/; do
        # A container may have / as its home.
        [ "$pattern" = // ] && continue
        forbid "a path of one machine" -F -e "$pattern" "${where[@]}" && found=1
    done
    forbid "a registry other than crates.io" -e '^source = "registry+' --and --not -e 'github\.com/rust-lang/crates\.io-index"$' -- '*Cargo.lock' && found=1
    forbid "a registry that stands in for another" -E -e '(replace-with|sparse\+http|artifactory|nexus/repository)' "${where[@]}" && found=1
    if git ls-files --cached --others --exclude-standard | grep -E '(^|/)(target|build|\.gradle|DerivedData)/'; then
        echo "build output in the tree (above)" && found=1
    fi
    if git ls-files --cached --others --exclude-standard | grep -E '\.(whl|jar|so|dylib|apk|aab|class|o|a)$'; then
        echo "packages or build output in the tree (above)" && found=1
    fi
    return $found
}

# Succeeds, and shows where, when something matches.
forbid() {
    local what=$1
    shift
    git --no-pager grep --untracked -I -n "$@" && printf '^ %s\n' "$what"
}
