// What reviewers wrote beside the items of a submission. The table only grows; the newest row of an item counts.
#include "db/store.h"
#include "db/store_guard.h"

#include <map>

namespace zk::db {

std::vector<ReviewRow> Store::reviews(const std::string& serial) const
{
    return reading([&] {
        const std::int64_t submission = archived("SELECT number FROM submission WHERE serial = ?1", serial);
        Query row = sql_->query("SELECT section, item, mark, comment, who, at, source FROM review WHERE number IN "
                                "(SELECT max(number) FROM review WHERE submission = ?1 GROUP BY section, item) "
                                "ORDER BY section, item");
        row.with(submission);
        std::vector<ReviewRow> rows;
        while (row.step())
            rows.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)});
        return rows;
    });
}

int Store::keep_reviews(const std::string& serial, const std::vector<ReviewRow>& reviews, const ChangeContext& context)
{
    return writing([&] {
        const std::int64_t submission = archived("SELECT number FROM submission WHERE serial = ?1", serial);
        std::map<std::pair<std::string, std::string>, std::pair<std::string, std::string>> kept;
        for (const ReviewRow& row : this->reviews(serial))
            kept[{row.section, row.item}] = {row.mark, row.comment};
        const std::string when = context.when.value_or(platform::utc_now());
        int changed = 0;
        for (const ReviewRow& row : reviews) {
            auto& now = kept[{row.section, row.item}];
            if (now == std::pair(row.mark, row.comment))
                continue;
            now = {row.mark, row.comment};
            sql_->query("INSERT INTO review (submission, section, item, mark, comment, who, at, source) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                .with(submission, row.section, row.item, row.mark, row.comment, context.who, when, context.source)
                .run();
            ++changed;
        }
        return changed;
    });
}

}  // namespace zk::db
