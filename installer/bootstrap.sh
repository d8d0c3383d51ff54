#!/bin/sh
# From a bare Debian-family machine to a running program:
#   sh installer/bootstrap.sh demo      build, make the sample hospital and its workbook in build/demo/
#   sh installer/bootstrap.sh test      build and run every test (ZK_QUICK=1: without the sanitizer build)
#   sh installer/bootstrap.sh bench     build and print the measured ratios
#   sh installer/bootstrap.sh packages  build the Debian package, the Windows installer and the portable ZIP (build/packages)
#   sh installer/bootstrap.sh prove     the same, then install and use them: Windows under wine, Debian in a minimal system
# Installs missing Debian packages, asks for nothing, and writes only into build/ (packages and prove also keep what is dear
# to make again in ${ZK_CACHE:-~/.cache/zhuanke}). A second run needs no network, except to prove the Debian package.
set -eu

verb=${1:-}
case "$verb" in
demo | test | bench | packages | prove) ;;
*)
    echo "usage: sh installer/bootstrap.sh demo|test|bench|packages|prove" >&2
    echo "  demo      build zhuanke-cli, make the sample hospital and its workbook in build/demo/" >&2
    echo "  test      build and run every test (ZK_QUICK=1: without the sanitizer build)" >&2
    echo "  bench     build and print the measured ratios" >&2
    echo "  packages  build the Debian package, the Windows installer and the portable ZIP in build/packages/" >&2
    echo "  prove     the same, then install and use them: Windows under wine, Debian in a minimal system" >&2
    exit 2
    ;;
esac

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
zh*) chinese=1 ;;
*) chinese=0 ;;
esac
# say ENGLISH CHINESE: one line on progress, in the language of the terminal.
say() {
    if [ $chinese = 1 ]; then printf '== %s\n' "$2"; else printf '== %s\n' "$1"; fi
}
stop() {
    say "$1" "$2" >&2
    exit 3
}

cd "$(dirname "$0")/.."

program="g++ cmake ninja-build pkg-config gettext libwxgtk3.2-dev libboost-date-time-dev libsqlitecpp-dev libsqlite3-dev
    nlohmann-json3-dev libcli11-dev libtomlplusplus-dev libxlsxwriter-dev libminizip-dev libexpat1-dev libsodium-dev
    zlib1g-dev libcsv-dev"
for_packages="g++-mingw-w64-x86-64-posix libz-mingw-w64-dev nsis dpkg-dev autoconf automake libtool tcl zstd librsvg2-bin
    icoutils imagemagick file git"
for_proof="wine wine64 xvfb xauth x11-utils xdotool fonts-noto-cjk python3-openpyxl locales unzip debootstrap lintian
    desktop-file-utils appstream"
case "$verb" in
demo | bench) packages=$program ;;
# The tests open windows: a display in memory, its rights, Chinese letters, wx’s own sentences; and walk through the program
# from outside: a window manager, keys, a session bus, what a screen reader hears.
test)
    packages="$program catch2 xvfb xauth fonts-wqy-microhei wx3.2-i18n openbox xdotool dbus-daemon at-spi2-core
        python3-pyatspi"
    ;;
packages) packages="$program $for_packages" ;;
prove) packages="$program $for_packages $for_proof" ;;
esac

installed() {
    case "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" in
    *" ok installed") return 0 ;;
    *) return 1 ;;
    esac
}

# Runs a command as root without asking where possible; a password is asked for only where somebody can type it.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null || [ -t 0 ]; then
        sudo "$@"
    else
        stop "sudo wants a password and nobody can type it here. Run as root: apt-get install --no-install-recommends $missing" \
            "sudo 需要密码，而此处无法输入。请以 root 身份运行：apt-get install --no-install-recommends $missing"
    fi
}

install_packages() {
    missing=
    for package in $packages; do
        installed "$package" || missing="$missing $package"
    done
    missing=${missing# }
    if [ -z "$missing" ]; then
        return 0
    fi
    say "installing Debian packages: $missing" "安装 Debian 软件包：$missing"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        stop "packages are missing and there is no sudo. Run as root: apt-get install --no-install-recommends $missing" \
            "缺少软件包，且没有 sudo。请以 root 身份运行：apt-get install --no-install-recommends $missing"
    fi
    # A foreign package source that does not answer is no reason to stop; what matters is whether the packages come.
    as_root apt-get -qq -o DPkg::Lock::Timeout=120 update || true
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 \
        install --no-install-recommends $missing >build/apt.log 2>&1 ||
        {
            tail -n 5 build/apt.log >&2
            stop "apt-get could not install them (build/apt.log). This needs Debian 12 or newer with its main archive reachable." \
                "apt-get 未能安装上述软件包（详见 build/apt.log）。需要 Debian 12 或更新版本，并能访问其软件源。"
        }
}

# build PRESET TARGETS… -- CMAKE-OPTIONS…
build() {
    preset=$1
    shift
    targets=
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        targets="$targets $1"
        shift
    done
    [ $# = 0 ] || shift
    folder=build/$preset
    # Configuring again costs seconds and is only needed where an option changes; ninja notices changed CMake files.
    if [ ! -f "$folder/build.ninja" ] || [ $# -gt 0 ]; then
        cmake --preset "$preset" $launcher "$@" >"$folder.log" 2>&1 ||
            {
                tail -n 30 "$folder.log" >&2
                stop "configuring failed ($folder.log)" "配置失败（详见 $folder.log）"
            }
    fi
    # shellcheck disable=SC2086
    ninja -C "$folder" --quiet -j "$jobs" $targets >"$folder.log" 2>&1 ||
        {
            grep -v '^ninja: ' "$folder.log" | tail -n 60 >&2
            stop "building failed ($folder.log)" "编译失败（详见 $folder.log）"
        }
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    stop "this script knows Debian and its family only; on another system install a C++20 compiler, CMake, Ninja and the libraries named in $0, then: cmake --preset release && cmake --build --preset release" \
        "本脚本仅支持 Debian 系统及其衍生版。其他系统请先安装 C++20 编译器、CMake、Ninja 及 $0 中所列的库，然后运行：cmake --preset release && cmake --build --preset release"
fi

mkdir -p build || stop "cannot write the folder build/ here; clone into a folder of yours" "无法写入 build/ 文件夹，请克隆到有写权限的文件夹"
install_packages

# Names and texts are UTF-8 whatever the machine's locale is.
export LC_ALL=C.UTF-8
jobs=$(nproc)
launcher=
if command -v ccache >/dev/null; then
    launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache
    # Without this ccache leaves everything alone that uses a precompiled header.
    export CCACHE_SLOPPINESS=pch_defines,time_macros
fi

case "$verb" in
demo)
    if [ -f build/release/build.ninja ]; then options=; else options=-DZK_TESTS=OFF; fi
    say "building zhuanke-cli (build/release)" "编译 zhuanke-cli（build/release）"
    # shellcheck disable=SC2086
    build release zhuanke-cli -- $options
    say "making the sample hospital (build/demo)" "生成示例医院（build/demo）"
    if [ $chinese = 1 ]; then language=zh; else language=en; fi
    exec build/release/bin/zhuanke-cli demo --out build/demo --lang $language
    ;;
test)
    # The first run that fails ends the script, so that ctest's closing lines at the end are the ones that matter.
    say "building the program and its tests (build/release)" "编译程序与测试（build/release）"
    build release -- -DZK_TESTS=ON
    say "running the tests of the program as users run it" "运行测试（正式版）"
    ctest --preset release -j "$jobs"
    if [ "${ZK_QUICK:-0}" != 1 ]; then
        say "building with address and undefined-behaviour sanitizers (build/asan)" "编译内存与未定义行为检查版（build/asan）"
        build asan
        say "running the tests with sanitizers" "运行测试（内存与未定义行为检查版）"
        ctest --preset asan -j "$jobs"
    fi
    ;;
bench)
    say "building the benchmarks (build/bench)" "编译性能测试（build/bench）"
    build bench
    build/bench/bin/zk_bench
    ;;
packages | prove)
    sh installer/check_release
    if [ -f build/release/build.ninja ]; then options=; else options=-DZK_TESTS=OFF; fi
    say "building the program for Debian (build/release)" "编译 Debian 版程序（build/release）"
    # shellcheck disable=SC2086
    build release zhuanke zhuanke-cli zk_data zk_documents -- $options
    say "packing for Debian" "打包 Debian 软件包"
    rm -rf build/release/packages
    (
        SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
        export SOURCE_DATE_EPOCH
        cd build/release
        cpack >../cpack.log 2>&1
    ) || stop "packing failed (build/cpack.log)" "打包失败（详见 build/cpack.log）"
    ZK_JOBS=$jobs sh installer/windows.sh
    mkdir -p build/packages
    rm -f build/packages/*
    cp build/release/packages/*.deb build/windows/packages/*.exe build/windows/packages/*.zip build/packages/
    (cd build/packages && sha256sum -- * >SHA256SUMS && cat SHA256SUMS)
    if [ "$verb" = prove ]; then
        say "trying the Windows packages under wine" "在 wine 下试用 Windows 安装包"
        bash tests/packages/windows.sh
        say "trying the Debian package in a minimal Debian 12" "在最小的 Debian 12 中试用软件包"
        [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || [ -t 0 ] ||
            stop "trying the Debian package wants root, for chroot" "试用 Debian 软件包需要 root 权限（chroot）"
        as_root env ZK_CACHE="${ZK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/zhuanke}" bash tests/packages/debian.sh
    fi
    ;;
esac
