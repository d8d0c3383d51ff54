# cmake -D INPUT=zh_CN.mo -D OUTPUT=zh_CN.cpp -D NAME=embedded_zh_CN -P embed.cmake: the bytes of a file as a C++ array.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(................................)" "\\1\n    " bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include \"app/i18n/embedded.h\"

namespace zk::i18n {

const unsigned char ${NAME}[] = {
    ${bytes}
};
const std::size_t ${NAME}_size = sizeof ${NAME};

}   // namespace zk::i18n
")
