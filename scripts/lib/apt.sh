# Source packages without touching this machine's own apt sources. To be sourced.
# shellcheck shell=bash

# One line of apt's one-line format for the source packages of release $1, derived from where this machine gets release $2 from.
source_line() {
    local wanted=$1 current=$2 files
    files=$(find /etc/apt/sources.list /etc/apt/sources.list.d -maxdepth 1 -type f \( -name '*.list' -o -name '*.sources' \) 2>/dev/null || true)
    # shellcheck disable=SC2086
    awk -v wanted="$wanted" -v current="$current" '
        function found(uri, key, components) {
            printf "deb-src %s%s %s %s\n", key == "" ? "" : "[signed-by=" key "] ", uri, wanted, components
            done = 1
            exit
        }
        function stanza(   i, n, uris, suites) {
            if (types ~ /deb/ && enabled != "no" && components ~ /main/) {
                n = split(suite, suites, " ")
                split(uri, uris, " ")
                for (i = 1; i <= n; i++) if (suites[i] == current) found(uris[1], key ~ /^\// ? key : "", components)
            }
            types = uri = suite = components = key = enabled = ""
        }
        FNR == 1 { stanza() }
        /^[ \t]*#/ { next }
        FILENAME ~ /\.sources$/ {
            if ($0 ~ /^[ \t]*$/) { stanza(); next }
            value = $0; sub(/^[^:]*:[ \t]*/, "", value)
            name = tolower($0); sub(/:.*/, "", name)
            if (name == "types") types = value
            else if (name == "uris") uri = value
            else if (name == "suites") suite = value
            else if (name == "components") components = value
            else if (name == "signed-by") key = value
            else if (name == "enabled") enabled = tolower(value)
            next
        }
        $1 == "deb" {
            line = $0; signer = ""
            if (match(line, /\[[^]]*\]/)) {
                options = substr(line, RSTART + 1, RLENGTH - 2)
                sub(/\[[^]]*\][ \t]*/, "", line)
                if (match(options, /signed-by=[^ ]*/)) signer = substr(options, RSTART + 10, RLENGTH - 10)
            }
            n = split(line, words, /[ \t]+/)
            rest = ""
            for (i = 4; i <= n; i++) rest = rest (i > 4 ? " " : "") words[i]
            if (words[3] == current && rest ~ /main/) found(words[2], signer, rest)
        }
        END { if (!done) stanza() }' $files /dev/null
}

# apt with sources of its own, which this machine's apt never gets to see.
private_apt() {
    local folder=$1
    shift
    mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
    apt-get -q -o Dir::Etc::SourceList="$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$folder/lists" \
        -o Dir::Cache="$folder/cache" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root "$@"
}
