# Linux: where the desktop looks for things, and the Debian package.
install(TARGETS zhuanke zhuanke-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${ZK_DATA_DIR} DESTINATION ${CMAKE_INSTALL_DATADIR})
set(linux ${CMAKE_SOURCE_DIR}/installer/linux)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${CMAKE_SOURCE_DIR}/installer/icon/zhuanke.svg DESTINATION ${icons}/scalable/apps)
install(FILES ${CMAKE_SOURCE_DIR}/installer/icon/zhuanke-small.svg DESTINATION ${icons}/16x16/apps RENAME zhuanke.svg)
install(FILES ${CMAKE_SOURCE_DIR}/installer/icon/zhuanke-document.svg DESTINATION ${icons}/scalable/mimetypes
        RENAME application-x-zhuanke.svg)
install(FILES ${linux}/zhuanke.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES ${linux}/io.github.zhuanke.Zhuanke.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${linux}/io.github.zhuanke.Zhuanke.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)

# Manual pages, compressed as Debian wants them. That of zhuanke-cli is its own --help.
find_program(GZIP gzip)
find_program(AWK awk)
if(GZIP AND AWK)
    set(pages "")
    function(zk_manual language folder help_language title section name)
        set(made ${CMAKE_BINARY_DIR}/man/${folder}man1)
        add_custom_command(
            OUTPUT ${made}/zhuanke-cli.1.gz
            COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
            COMMAND $<TARGET_FILE:zhuanke-cli> --help --lang ${help_language} > ${made}/help.txt
            COMMAND ${AWK} -v title=${title} -v section=${section} -v name=${name} -f ${linux}/help_to_man.awk
                    ${made}/help.txt > ${made}/zhuanke-cli.1
            COMMAND ${GZIP} -9nf ${made}/zhuanke-cli.1
            DEPENDS zhuanke-cli ${linux}/help_to_man.awk VERBATIM)
        add_custom_command(
            OUTPUT ${made}/zhuanke.1.gz
            COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
            COMMAND ${CMAKE_COMMAND} -E copy ${linux}/zhuanke${language}.1 ${made}/zhuanke.1
            COMMAND ${GZIP} -9nf ${made}/zhuanke.1
            DEPENDS ${linux}/zhuanke${language}.1 VERBATIM)
        install(FILES ${made}/zhuanke.1.gz ${made}/zhuanke-cli.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/${folder}man1)
        set(pages ${pages} ${made}/zhuanke-cli.1.gz ${made}/zhuanke.1.gz PARENT_SCOPE)
    endfunction()
    zk_manual("" "" en "Zhuanke" "User commands" NAME)
    zk_manual(".zh_CN" "zh_CN/" zh "专科" "用户命令" "名称")
    add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/changelog.gz
                       COMMAND ${GZIP} -9nc ${linux}/changelog > ${CMAKE_BINARY_DIR}/changelog.gz
                       DEPENDS ${linux}/changelog VERBATIM)
    add_custom_target(zk_documents ALL DEPENDS ${pages} ${CMAKE_BINARY_DIR}/changelog.gz)
    install(FILES ${linux}/copyright ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/zhuanke)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${CPACK_PACKAGE_CONTACT})
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)   # what both programs have in common is packed once
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, wx3.2-i18n")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "\
One county hospital scores each of its clinical specialties on technology,
models of care (MDT), minimally invasive coverage and quality-control
indicators, tracks them month by month, and hands its health bureau the
standardized Excel workbook. One document file per hospital; no server, no
network. Chinese first, English complete.")
