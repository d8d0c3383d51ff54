# What zhuanke needs of wxWidgets (cmake -C). Debian's source comes without the libraries wx would bundle, except PCRE and
# NanoSVG; zlib and libpng are our own. Without expat in wx there is no XML, XRC and rich text, which nobody here wants.
macro(option_of_wx name value)
    set(${name} ${value} CACHE STRING "" FORCE)
endmacro()
option_of_wx(wxBUILD_SHARED OFF)
option_of_wx(wxBUILD_MONOLITHIC OFF)
option_of_wx(wxBUILD_SAMPLES OFF)
option_of_wx(wxBUILD_TESTS OFF)
option_of_wx(wxBUILD_DEMOS OFF)
option_of_wx(wxBUILD_INSTALL ON)
option_of_wx(wxBUILD_PRECOMP ON)
option_of_wx(wxBUILD_COMPATIBILITY 3.0)
option_of_wx(wxBUILD_DEBUG_LEVEL 0)   # a program that links it must say wxDEBUG_LEVEL=0 too
option_of_wx(wxBUILD_USE_STATIC_RUNTIME OFF)
option_of_wx(wxBUILD_PIC OFF)
option_of_wx(wxUSE_UNICODE ON)
option_of_wx(wxUSE_ZLIB sys)
option_of_wx(wxUSE_LIBPNG sys)
option_of_wx(wxUSE_REGEX builtin)
option_of_wx(wxUSE_NANOSVG builtin)
foreach(part EXPAT LIBJPEG LIBTIFF XML XRC RICHTEXT RIBBON STC WEBVIEW WEBVIEW_IE WEBVIEW_EDGE MEDIACTRL OPENGL DEBUGREPORT
             CRASHREPORT SOCKETS PROTOCOL PROTOCOL_HTTP PROTOCOL_FTP PROTOCOL_FILE URL FS_INET WEBREQUEST
             WEBREQUEST_WINHTTP SECRETSTORE SOUND JOYSTICK DIALUP_MANAGER SPELLCHECK MS_HTML_HELP WXHTML_HELP HELP
             TARSTREAM POSTSCRIPT AFM_FOR_POSTSCRIPT GIF PCX TGA IFF PNM AUI PROPGRID)
    option_of_wx(wxUSE_${part} OFF)
endforeach()
