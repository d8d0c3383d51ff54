// The table behind the sample hospital and how a year of months is made from it. Reproducible on every system: its own
// small generator, integer rounding with the rest carried on, no library distribution.
//
// items.csv: section,item,prior,now,volume,months,reason
//   section  specialty id or "hospital"; "a|b|c" for several
//   prior, now   the level of last year and of this year:
//     technique  status, or status:cases of the whole year ("independent:240")
//     ratio      the value in the item's unit (92.5); the denominator is `volume`
//     number     the value of the whole year (sum) or the value itself (last, none)
//     choice     option ids joined by '|'; text, date: as typed
//     暂无数据 or 不适用 with a reason; blank: left unanswered
//   volume   denominator of the whole year; blank where the fact is shared and has its volume in another row.
//            "190@pci", also in "independent:190@pci": rows with the same word are the same patients, month by month
//   months   exceptions of this year: "2025-08*0.6" scales the level of that month, "2025-11-" leaves the month out,
//            "2025*1.2" lets the level rise by a fifth from January to December with the year's mean kept
// baseline.csv: the same columns; only `now` is used, the year growth is measured from
// hospital.csv: key,value — standard, name, specialties ("a|b|c")
#pragma once

#include "app/session/csv.h"
#include "forms/form.h"

#include <map>
#include <string>
#include <vector>

namespace zk::session {

class SampleTable {
public:
    /// `newest` is the year of the column `now`.
    SampleTable(const std::vector<CsvRow>& hospital, const std::vector<CsvRow>& items, int newest);

    std::string hospital_name() const { return value("name"); }
    std::string standard() const { return value("standard"); }
    std::vector<std::string> specialties() const;

    /// The year as a CSV for Session::load_csv (UTF-8 with BOM, so that Excel opens it).
    std::string csv(const forms::Form& form, int year) const;

private:
    struct Row {
        std::string section, item, prior, now, volume, months, reason;
    };
    std::string value(const std::string& key) const;

    std::map<std::string, std::string> hospital_;
    std::vector<Row> rows_;
    int newest_;
};

}   // namespace zk::session
