# Icon, version and manifest of each program. Nothing generated is in the repository: the icons are drawn from their SVG.
enable_language(RC)
find_program(RSVG_CONVERT rsvg-convert REQUIRED)
find_program(ICOTOOL icotool REQUIRED)

# zk_icon NAME SMALL: NAME.ico of installer/icon/NAME.svg; up to 24 pixels of SMALL.svg.
function(zk_icon name small)
    set(pictures "")
    set(commands "")
    foreach(size 16 20 24 32 48 64 128 256)
        set(drawing ${name})
        if(size LESS_EQUAL 24)
            set(drawing ${small})
        endif()
        set(picture ${CMAKE_BINARY_DIR}/icon/${name}-${size}.png)
        list(APPEND commands COMMAND ${RSVG_CONVERT} -w ${size} -h ${size} -o ${picture}
                             ${CMAKE_SOURCE_DIR}/installer/icon/${drawing}.svg)
        list(APPEND pictures ${picture})
    endforeach()
    list(GET pictures -1 large)
    list(REMOVE_AT pictures -1)
    add_custom_command(
        OUTPUT ${CMAKE_BINARY_DIR}/icon/${name}.ico
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/icon ${commands}
        COMMAND ${ICOTOOL} -c -o ${CMAKE_BINARY_DIR}/icon/${name}.ico ${pictures} -r ${large}
        DEPENDS ${CMAKE_SOURCE_DIR}/installer/icon/${name}.svg ${CMAKE_SOURCE_DIR}/installer/icon/${small}.svg VERBATIM)
endfunction()
zk_icon(zhuanke zhuanke-small)
zk_icon(zhuanke-document zhuanke-document)
# NSIS reads bitmaps of 24 bits only.
find_program(CONVERT convert REQUIRED)
add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/icon/wizard.bmp
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/icon
    COMMAND ${RSVG_CONVERT} -o ${CMAKE_BINARY_DIR}/icon/wizard.png ${CMAKE_SOURCE_DIR}/installer/icon/wizard.svg
    COMMAND ${CONVERT} ${CMAKE_BINARY_DIR}/icon/wizard.png -alpha off -type TrueColor BMP3:${CMAKE_BINARY_DIR}/icon/wizard.bmp
    DEPENDS ${CMAKE_SOURCE_DIR}/installer/icon/wizard.svg VERBATIM)
add_custom_target(zk_icons DEPENDS ${CMAKE_BINARY_DIR}/icon/zhuanke.ico ${CMAKE_BINARY_DIR}/icon/zhuanke-document.ico
                                   ${CMAKE_BINARY_DIR}/icon/wizard.bmp)

set(program_icon ${CMAKE_BINARY_DIR}/icon/zhuanke.ico)
set(document_icon ${CMAKE_BINARY_DIR}/icon/zhuanke-document.ico)
# zk_windows_program TARGET TITLE RESOURCES
function(zk_windows_program target title resources)
    set(ZK_PROGRAM ${target})
    set(ZK_PROGRAM_TITLE ${title})
    set(ZK_PROGRAM_RESOURCES "${resources}")
    configure_file(${CMAKE_SOURCE_DIR}/installer/windows/program.rc.in ${CMAKE_BINARY_DIR}/${target}.rc @ONLY)
    set_source_files_properties(${CMAKE_BINARY_DIR}/${target}.rc TARGET_DIRECTORY ${target} PROPERTIES
        OBJECT_DEPENDS "${program_icon};${document_icon};${CMAKE_SOURCE_DIR}/installer/windows/app.manifest")
    target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/${target}.rc)
    add_dependencies(${target} zk_icons)
    target_link_options(${target} PRIVATE -s -Wl,--gc-sections)
endfunction()
zk_windows_program(zhuanke-cli "专科命令行 Zhuanke command line" "")
# wx's own texts, "确定" and the like. Resources know no case, so wx would not find "zh_CN", but it does find "zh". The
# first icon is the program's, the second that of documents (NSIS.template.in).
zk_windows_program(zhuanke "专科 Zhuanke" "aaa_program ICON \"${program_icon}\"
bbb_document ICON \"${document_icon}\"
wxstd_zh MOFILE \"${ZK_WINDOWS_LIBRARIES}/share/locale/wxstd-zh_CN.mo\"
#define wxUSE_NO_MANIFEST 1
#include <wx/msw/wx.rc>")
