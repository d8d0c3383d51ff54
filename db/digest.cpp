#include "db/digest.h"

#include "db/error.h"
#include "db/platform.h"

#include <sodium.h>

#include <array>
#include <fstream>

namespace zk::db {

namespace {

class Sha256 {
public:
    Sha256()
    {
        [[maybe_unused]] static const int ready = sodium_init();
        crypto_hash_sha256_init(&state_);
    }

    void add(std::string_view bytes)
    {
        crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }

    std::string hex()
    {
        std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
        crypto_hash_sha256_final(&state_, digest.data());
        std::array<char, 2 * digest.size() + 1> text;
        sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
        return text.data();
    }

private:
    crypto_hash_sha256_state state_;
};

}  // namespace

std::string sha256(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

std::string sha256_of_file(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    Sha256 hash;
    std::string block(1 << 16, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        hash.add({block.data(), static_cast<std::size_t>(file.gcount())});
    if (!file.eof()) {
        throw Error(ErrorKind::cannot_read,
                    {"db.file_unreadable",
                     ZK_TR("{file} cannot be read. Check that it is still there and that you may read it."),
                     {{"file", platform::utf8(path)}}});
    }
    return hash.hex();
}

std::string standard_digest(const std::vector<forms::SourceFile>& files)
{
    Sha256 hash;
    for (const forms::SourceFile& file : files) {
        hash.add(file.path + '\n' + std::to_string(file.bytes.size()) + '\n');
        hash.add(file.bytes);
    }
    return hash.hex();
}

}  // namespace zk::db
