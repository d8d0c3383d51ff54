// Inside db/ only: the bodies of Store::writing and Store::reading.
#pragma once

#include "db/backup.h"
#include "db/store.h"

#include <stdexcept>

namespace zk::db {

template <class Body> auto Store::reading(Body body) const
{
    try {
        return body();
    } catch (const std::invalid_argument& why) {
        throw damage(path_, why.what());
    }
}

template <class Body> auto Store::writing(Body body)
{
    if (!lock_) {
        throw Error(ErrorKind::read_only,
                    {"db.read_only",
                     ZK_TR("{file} is open for reading only. Close it and open it for writing to change it."),
                     {{"file", platform::utf8(path_)}}});
    }
    if (sql_->damaged())
        throw damage(path_, forms::Message{"db.damaged_earlier", ZK_TR("found earlier"), {}});
    if (check_first_) {
        sql_->check_integrity();
        check_first_ = false;
    }
    try {
        Transaction transaction(*sql_);
        if constexpr (std::is_void_v<decltype(body())>) {
            reading(body);
            transaction.commit();
        } else {
            auto result = reading(body);
            transaction.commit();
            return result;
        }
    } catch (const Error& error) {
        check_first_ = check_first_ || error.kind() == ErrorKind::cannot_write;
        throw;
    }
}

}  // namespace zk::db
