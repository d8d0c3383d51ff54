#!/bin/sh
# The static libraries for the Windows programs, in build/windows-libraries/prefix, from Debian's own sources.
# They take minutes, so the finished prefix is kept by content (what Debian's .dsc files, the compiler and the build files
# here say) in ${ZK_CACHE:-~/.cache/zhuanke}; nothing else is written outside build/. Called by installer/windows.sh.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
work=$root/build/windows-libraries
prefix=$work/prefix
cache=${ZK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/zhuanke}
here=installer/windows
host=x86_64-w64-mingw32
jobs=${ZK_JOBS:-$(nproc)}
export LC_ALL=C.UTF-8
mkdir -p "$work/sources" "$work/log" "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$cache"

# zlib comes as Debian's own mingw package; toml++, Boost, CLI11 and nlohmann-json are headers and need no source.
sources="wxwidgets3.2 libpng1.6 sqlite3 sqlitecpp minizip libxlsxwriter expat libsodium libcsv"

stop() {
    printf '== %s\n' "$1" >&2
    exit 3
}

# step NAME COMMAND…: its output goes to a log, whose end is shown if it fails.
step() {
    step=$1
    shift
    "$@" >"$work/log/$step" 2>&1 || {
        tail -n 40 "$work/log/$step" >&2
        stop "Windows: $step failed (${work#"$root"/}/log/$step)"
    }
}

# apt as anybody may run it: own lists, own cache, the Debian mirrors this machine is set to, their sources switched on.
sources_list() {
    apt-get indextargets --format \
        'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(REPO_URI) $(RELEASE) $(COMPONENT)' \
        'Created-By: Packages' 'Origin: Debian' | grep ' bookworm' | sort -u
}
apt_source() {
    list=$1
    shift
    apt-get -qq -o Dir::Etc::SourceList="$list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$work/apt/lists" \
        -o Dir::Cache="$work/apt/cache" -o APT::Sandbox::User=root "$@"
}

# fetch PACKAGE OPTIONS…: from the security archive or, where that does not hand the files out, from the release itself.
fetch() {
    for list in all release; do
        apt_source "$work/apt/$list.list" source --download-only "$@" >>"$work/log/fetch" 2>&1 && return 0
        rm -f ./*.dsc.FAILED
    done
    tail -n 4 "$work/log/fetch" >&2
    return 1
}

# Into the current folder, one .dsc per package, which says the version of everything, down to the last byte.
fetch_versions() {
    for package in $sources; do
        fetch "$package" --dsc-only || return 1
        newest=$(apt-cache -o Dir::Etc::SourceList="$work/apt/all.list" -o Dir::Etc::SourceParts=/dev/null \
            -o Dir::State::Lists="$work/apt/lists" -o Dir::Cache="$work/apt/cache" showsrc --only-source "$package" |
            sed -n 's/^Version: //p' | sort -V | tail -n 1)
        [ "$(version_of "$package")" = "$newest" ] ||
            echo "   $package $(version_of "$package"): the mirror does not hand out the source of $newest" >&2
    done
}
version_of() { sed -n 's/^Version: //p' "$work/dsc/$1_"*.dsc; }

known_sources() {
    : >"$work/log/fetch"
    sources_list >"$work/apt/all.list"
    [ -s "$work/apt/all.list" ] || stop "this needs Debian 12 (bookworm) among the machine's package sources"
    grep -v -- -security "$work/apt/all.list" >"$work/apt/release.list" || true
    rm -rf "$work/dsc"
    mkdir -p "$work/dsc"
    if apt_source "$work/apt/all.list" update >>"$work/log/fetch" 2>&1 && (cd "$work/dsc" && fetch_versions); then
        rm -rf "$cache/dsc"
        cp -r "$work/dsc" "$cache/dsc"
    elif [ -d "$cache/dsc" ]; then
        echo "   Debian's archive does not answer; the versions known from last time are taken" >&2
        rm -rf "$work/dsc"
        cp -r "$cache/dsc" "$work/dsc"
    else
        tail -n 4 "$work/log/fetch" >&2
        stop "Debian's sources cannot be fetched ($work/log/fetch); the first Windows build needs the network"
    fi
}

key() {
    {
        (cd "$work/dsc" && sha256sum -- *.dsc)
        sha256sum $here/toolchain.cmake $here/wxwidgets.cmake $here/libraries/* $here/libraries.sh
        dpkg-query -W g++-mingw-w64-x86-64-posix mingw-w64-x86-64-dev libz-mingw-w64-dev libtomlplusplus-dev
    } | sha256sum | cut -c 1-16
}

# configure NAME SOURCE OPTIONS…, then build and install it.
cmake_library() {
    name=$1
    from=$2
    shift 2
    step "$name-configure" cmake -G Ninja -S "$from" -B "$work/build/$name" --toolchain "$root/$here/toolchain.cmake" \
        -DZK_WINDOWS_LIBRARIES="$prefix" -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_BUILD_TYPE=Release \
        "-DCMAKE_C_FLAGS_RELEASE=$flags" "-DCMAKE_CXX_FLAGS_RELEASE=$flags" "$@"
    step "$name" ninja -C "$work/build/$name" -j "$jobs" install
}

build_libraries() {
    rm -rf "$prefix" "$work/build" "$work/sources"
    mkdir -p "$prefix/share/licences" "$work/build/sodium" "$work/build/sqlite" "$work/sources"
    for package in $sources; do
        (cd "$work/dsc" && fetch "$package=$(version_of "$package")") ||
            stop "Debian's source of $package cannot be fetched (${work#"$root"/}/log/fetch)"
        step unpack dpkg-source --no-check -x "$work/dsc/${package}_"*.dsc "$work/sources/$package"
        cp "$work/sources/$package/debian/copyright" "$prefix/share/licences/$package.txt"
    done
    # Size before speed for what is only glue to Windows; no path of this machine inside.
    flags="-Os -DNDEBUG -ffile-prefix-map=$work=libraries"
    cmake_library png "$work/sources/libpng1.6" -DPNG_SHARED=OFF -DPNG_TESTS=OFF -DPNG_EXECUTABLES=OFF
    # Debian's security patches ask whether XML_DTD is 1; expat's CMake, unlike its configure, only defines it.
    sed -i 's/^#cmakedefine XML_DTD$/#cmakedefine XML_DTD 1/' "$work/sources/expat/expat/expat_config.h.cmake"
    cmake_library expat "$work/sources/expat/expat" -DEXPAT_SHARED_LIBS=OFF -DEXPAT_BUILD_TOOLS=OFF -DEXPAT_BUILD_TESTS=OFF \
        -DEXPAT_BUILD_EXAMPLES=OFF -DEXPAT_BUILD_DOCS=OFF
    (
        cd "$work/sources/libsodium"
        step sodium-autoreconf autoreconf -fi
        cd "$work/build/sodium"
        step sodium-configure "$work/sources/libsodium/configure" --host=$host --prefix="$prefix" --disable-shared \
            --enable-static --disable-ssp --disable-pie CC=$host-gcc-posix "CFLAGS=-O2 -ffile-prefix-map=$work=libraries"
        step sodium make -j "$jobs" install
    )
    (
        cd "$work/build/sqlite"
        step sqlite-configure "$work/sources/sqlite3/configure" --disable-tcl --disable-readline
        step sqlite make sqlite3.c
    )
    flags="-O2 -DNDEBUG -ffile-prefix-map=$work=libraries"
    cmake_library libraries "$root/$here/libraries" -DSOURCES="$work/sources" -DAMALGAMATION="$work/build/sqlite"
    flags="-Os -DNDEBUG -ffile-prefix-map=$work=libraries"
    cmake_library wxwidgets "$work/sources/wxwidgets3.2" -C "$root/$here/wxwidgets.cmake"
    # wx's own Chinese: "确定", "取消", file dialogs.
    mkdir -p "$prefix/share/locale"
    step wx-chinese msgfmt -o "$prefix/share/locale/wxstd-zh_CN.mo" "$work/sources/wxwidgets3.2/locale/zh_CN.po"
    # Whoever takes the prefix from the cache may have it in another folder: what names this one names its own instead.
    grep -rl "$prefix" "$prefix/lib/cmake" | xargs sed -i "s#$prefix#\${_IMPORT_PREFIX}#g"
    sed -i "s#$prefix##" "$prefix"/lib/gcc_x64_lib/mswu/wx/setup.h
    rm -rf "$prefix/bin" "$prefix/lib/pkgconfig" "$prefix"/lib/*.la "$work/build" "$work/sources"
    if grep -rl -I "$work" "$prefix"; then
        stop "Windows: the files named above hold the path of this folder"
    fi
}

libraries() {
    known_sources
    key=$(key)
    if [ "$(cat "$prefix/key" 2>/dev/null)" = "$key" ]; then
        return 0
    fi
    if [ -f "$cache/windows-$key.tar.zst" ]; then
        rm -rf "$prefix"
        tar -C "$work" -xf "$cache/windows-$key.tar.zst" && return 0
    fi
    echo "== building the libraries for Windows (some minutes, once)"
    build_libraries
    echo "$key" >"$prefix/key"
    rm -f "$cache"/windows-*.tar.zst   # the one before is of no more use
    tar -C "$work" -c prefix | zstd -q -6 -T2 -f -o "$cache/windows-$key.tar.zst"
}

libraries
