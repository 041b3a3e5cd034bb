# Sourced by the scripts of bin/: finds the .NET SDK that global.json asks for, or says what to install.
# Sets `root` (the repository) and leaves the shell standing in it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$root"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No build process stays behind: on a small machine it would keep memory from what runs next.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
# A compiler lives for seconds: counting its calls to compile it better, and collecting its memory early, cost a third of a build.
brief=(env DOTNET_TieredPGO=0 DOTNET_GCgen0size=0x8000000 DOTNET_gcConcurrent=0)

say() { printf "%s\n" "$*"; }
die() { printf "%s\n" "$@" >&2; exit 1; }

need_sdk() {
    if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then
        export PATH="$HOME/.dotnet:$PATH" DOTNET_ROOT="$HOME/.dotnet"
    fi
    command -v dotnet >/dev/null || die \
        "Courée needs the .NET 10 SDK, and there is no 'dotnet' on the PATH." \
        "Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again."
    local answer
    answer=$(dotnet --version 2>&1) || die \
        "Courée needs the .NET 10 SDK (see global.json). 'dotnet --version' answers:" "$answer" \
        "Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again."
    case $answer in
        10.*) ;;
        *) die "Courée needs the .NET 10 SDK; 'dotnet --version' says $answer." ;;
    esac
}

# restore_and_build TARGET: locked restore, then a Release build; silent unless something is wrong.
restore_and_build() {
    local target=$1 log
    log=$(mktemp)
    # Release here too: the compiler that works ahead of time is restored for it alone.
    if ! dotnet restore "$target" --locked-mode -p:Configuration=Release -v q >"$log" 2>&1; then
        cat "$log" >&2; rm -f "$log"
        die "The restore of $target failed (above). A lock file that is out of date is renewed with: dotnet restore Couree.slnx --force-evaluate"
    fi
    if ! "${brief[@]}" dotnet build "$target" -c Release --no-restore -v q >"$log" 2>&1; then
        sort -u "$log" | grep -E 'error|warning' >&2 || cat "$log" >&2
        rm -f "$log"
        die "The build of $target failed (above)."
    fi
    rm -f "$log"
}
