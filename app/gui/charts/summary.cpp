#include "app/gui/charts/results_common.h"

#include <algorithm>

namespace zk::gui::charts {

using forms::Decimal;
using forms::Message;
using forms::Rational;

namespace {

class SummaryBuilder {
public:
    SummaryBuilder(const Results& results, int section, const Say& say)
        : results_(results),
          form_(results.form),
          standard_(results.form.standard()),
          section_(section),
          where_(results.form.sections()[section]),
          score_(results.card.sections[section]),
          before_(prior_section(results, section)),
          say_(say)
    {
    }

    Summary build()
    {
        scores();
        radar();
        grade();
        compliance();
        losses();
        findings();
        subtitle();
        return std::move(out_);
    }

private:
    void scores();
    TableRow dimension_row(int dimension);
    TableRow total_row();
    void radar();
    void grade();
    void figure(ListData& list);
    void open_line();
    void compliance();
    void compliance_line(forms::Level level, const char* title, const forms::Compliance& compliance);
    void losses();
    void loss(int ask);
    void findings();
    void subtitle();

    Key to_dimension(int dimension)
    {
        return out_.places.add({PageKind::section, where_.id, standard_.dimensions[dimension].id, {}, {}, {}, {}});
    }
    std::string shown(const Decimal& number) const { return number.fixed(standard_.decimals); }
    static Cell plain(std::string text, std::string spoken)
    {
        Cell cell;
        cell.text = std::move(text);
        cell.spoken = std::move(spoken);
        return cell;
    }
    Cell change(const std::optional<Decimal>& now, const std::optional<Decimal>& before, const std::string& name) const;

    const Results& results_;
    const forms::Form& form_;
    const forms::Standard& standard_;
    int section_;
    const forms::Section& where_;
    const forms::SectionScore& score_;
    const forms::SectionScore* before_;
    const Say& say_;
    Summary out_;
};

Cell SummaryBuilder::change(const std::optional<Decimal>& now, const std::optional<Decimal>& before, const std::string& name) const
{
    if (!now || !before) {
        return plain("/", name + say_.comma() + say_(ZK_TR("no comparison")));
    }
    const Decimal difference = forms::publish(now->rational() - before->rational(), standard_.decimals);
    const std::string size = shown(difference.is_negative() ? forms::publish(-difference.rational(), standard_.decimals) : difference);
    const std::string text = difference.is_zero() ? size : (difference.is_negative() ? "−" : "+") + size;
    return plain(text, name + say_.comma() + say_(ZK_TR("Change")) + " " + text);
}

TableRow SummaryBuilder::dimension_row(int index)
{
    const forms::DimensionScore& score = score_.dimensions[index];
    const forms::Specialty& specialty = standard_.specialties[where_.specialty];
    TableRow row;
    row.title = say_(standard_.dimensions[index].title);
    row.key = to_dimension(index);
    row.cells.push_back(dimension_cell(results_, section_, index, say_));
    const bool applies = score.state != forms::DimensionState::not_applicable;
    const auto before = before_ ? before_->dimensions[index].published : std::nullopt;
    row.cells.push_back(plain(before ? shown(*before) : "/", row.title + say_.comma() + say_(ZK_TR("Last year")) + " " +
                                                                 (before ? shown(*before) : "/")));
    row.cells.push_back(change(score.published, before, row.title));
    const auto& weight = specialty.weights[index];
    row.cells.push_back(plain(applies && weight ? weight->str() : "/", row.title + say_.comma() + say_(ZK_TR("Weight")) + " " +
                                                                           (applies && weight ? weight->str() : "/")));
    const std::string points = applies && score.published ? shown(forms::publish(score.earned, standard_.decimals)) + " / " +
                                                                forms::publish(score.points, standard_.decimals).str()
                                                          : "/";
    row.cells.push_back(plain(points, row.title + say_.comma() + say_(ZK_TR("Points")) + " " + points));
    const std::string answered = std::to_string(score.answered) + "/" + std::to_string(score.asked);
    row.cells.push_back(plain(answered, row.title + say_.comma() + say_(ZK_TR("Answered")) + " " + answered));
    for (Cell& cell : row.cells) {
        cell.key = row.key;
    }
    return row;
}

TableRow SummaryBuilder::total_row()
{
    TableRow row;
    row.title = say_(ZK_TR("Total"));
    row.total = true;
    row.cells.push_back(total_cell(results_, section_, say_));
    const auto before = before_ ? before_->total : std::nullopt;
    row.cells.push_back(plain(before ? shown(*before) : "/", row.title + say_.comma() + say_(ZK_TR("Last year"))));
    row.cells.push_back(change(score_.total, before, row.title));
    row.cells.push_back(plain("", ""));
    row.cells.push_back(plain("", ""));
    const std::string answered = std::to_string(score_.answered) + "/" + std::to_string(score_.asked);
    row.cells.push_back(plain(answered, row.title + say_.comma() + say_(ZK_TR("Answered")) + " " + answered));
    return row;
}

void SummaryBuilder::scores()
{
    TableData& table = out_.scores;
    table.title = say_(ZK_TR("Scores by dimension"));
    table.remark = score_.complete ? "" : say_(ZK_TR("A number with * is provisional: not everything is answered yet."));
    for (const char* column : {ZK_TR("Score"), ZK_TR("Last year"), ZK_TR("Change"), ZK_TR("Weight"), ZK_TR("Points"), ZK_TR("Answered")}) {
        table.columns.push_back(say_(column));
    }
    for (std::size_t i = 0; i < standard_.dimensions.size(); ++i) {
        if (standard_.dimensions[i].scored) {
            table.rows.push_back(dimension_row(static_cast<int>(i)));
        }
    }
    table.rows.push_back(total_row());
    table.legend = score_legend(standard_.grades, say_);
}

void SummaryBuilder::radar()
{
    RadarData& radar = out_.radar = radar_of(results_, say_(ZK_TR("Against last year")), say_);
    if (!before_) {
        radar.before.clear();
    }
    for (std::size_t i = 0; i < standard_.dimensions.size(); ++i) {
        if (!standard_.dimensions[i].scored) {
            continue;
        }
        const Cell cell = dimension_cell(results_, section_, static_cast<int>(i), say_);
        Axis axis;
        axis.title = say_(standard_.dimensions[i].title);
        axis.key = to_dimension(static_cast<int>(i));
        axis.shown = cell.text;
        if (cell.look != Look::unscored) {
            axis.now = score_.dimensions[i].published->to_double();
        }
        if (before_ && before_->dimensions[i].published) {
            axis.before = before_->dimensions[i].published->to_double();
            axis.shown_before = shown(*before_->dimensions[i].published);
        }
        radar.axes.push_back(std::move(axis));
    }
}

void SummaryBuilder::open_line()
{
    const int open = score_.asked - score_.answered;
    out_.grade.lines.push_back({Sign::caution,
                                say_(Message{"gui.no_grade_yet",
                                             ZK_TR("No grade yet: {count} {count|item is|items are} open; a total before that is provisional."),
                                             {{"count", Decimal(open)}}}),
                                {},
                                {},
                                false,
                                out_.places.add({PageKind::section, where_.id, {}, {}, {}, {}, {}})});
}

/// What a head of department looks for first, with last year beside it.
void SummaryBuilder::figure(ListData& list)
{
    if (!score_.total || score_.answered == 0) {
        return;
    }
    list.figure = shown(*score_.total);
    list.judgement = grade_cell(results_, section_, say_);
    list.judgement.spoken = total_cell(results_, section_, say_).spoken + say_.comma() + list.judgement.text;
    if (before_ && before_->total) {
        const Cell difference = change(score_.total, before_->total, {});
        list.figure_note = say_(ZK_TR("Last year")) + " " + shown(*before_->total) + say_.in_brackets(difference.text);
    }
}

void SummaryBuilder::grade()
{
    ListData& list = out_.grade;
    list.title = say_(ZK_TR("Total and grade"));
    figure(list);
    if (score_.grade < 0) {
        open_line();
        return;
    }
    if (score_.caps.empty()) {
        list.lines.push_back({Sign::good, say_(ZK_TR("By the total alone: no condition lowers it.")), {}, {}, false, -1});
        return;
    }
    const bool lowered = score_.band > score_.grade;
    list.lines.push_back({Sign::none,
                          lowered ? say_(Message{"gui.band_capped", ZK_TR("By the total alone it would be “{grade}”; it is lowered by:"),
                                                 {{"grade", standard_.grades[score_.band].title}}})
                                  : say_(ZK_TR("By the total alone; these conditions are not met but lower nothing now:")),
                          {}, {}, false, -1});
    for (const int cap : score_.caps) {
        const forms::Cap& held = standard_.caps[cap];
        Line why{Sign::caution, say_(held.title), {}, {}, false, -1};
        const int dimension = standard_.dimension(held.unless.ref);
        if (dimension >= 0) {
            why.key = to_dimension(dimension);
        }
        list.lines.push_back(why);
    }
}

void SummaryBuilder::compliance_line(forms::Level level, const char* title, const forms::Compliance& compliance)
{
    if (compliance.of == 0) {
        return;
    }
    Line line;
    line.text = say_(title);
    line.beside = (compliance.rate ? compliance.rate->fixed(2) + "%" : std::string("/")) +
                  say_.in_brackets(std::to_string(compliance.met) + "/" + std::to_string(compliance.of));
    std::string missing;
    for (int i = where_.first_ask; i < where_.end_ask; ++i) {
        const forms::Item& item = form_.item(form_.asks()[i]);
        const forms::Status status = results_.card.items[i].status;
        const bool open = status == forms::Status::not_carried_out || status == forms::Status::blank || status == forms::Status::no_data;
        if (item.kind == forms::ItemKind::technique && item.level == level && !item.optional && open) {
            missing += (missing.empty() ? say_(ZK_TR("not carried out: ")) : std::string(say_.comma())) + say_(item.title);
            if (line.key < 0) {
                line.key = out_.places.add(at_item(where_.id, item.id));
            }
        }
    }
    line.below = missing;
    line.sign = compliance.met == compliance.of ? Sign::good : Sign::caution;
    out_.compliance.lines.push_back(std::move(line));
}

void SummaryBuilder::compliance()
{
    out_.compliance.title = say_(ZK_TR("Compliance"));
    out_.compliance.empty = say_(ZK_TR("The standard asks no basic or recommended techniques of this specialty."));
    compliance_line(forms::Level::basic, ZK_TR("Basic standard"), score_.basic);
    compliance_line(forms::Level::recommended, ZK_TR("Recommended standard"), score_.recommended);
}

void SummaryBuilder::loss(int index)
{
    const forms::Ask& ask = form_.asks()[index];
    const forms::Item& item = form_.item(ask);
    const forms::ItemScore& score = results_.card.items[index];
    if (!score.counts || !score.share || item.optional) {
        return;
    }
    const Decimal earned = forms::publish(score.earned, standard_.decimals);
    const Decimal lost = forms::publish(item.points.rational() - earned.rational(), standard_.decimals);
    if (lost.is_zero() || lost.is_negative()) {
        return;
    }
    Loss row;
    row.title = say_(item.title);
    row.reason = say_(score.reason);
    row.lost = lost.to_double();
    row.points = item.points.to_double();
    row.shown = "−" + shown(lost) + " / " + shown(item.points);
    row.tag = say_(standard_.dimensions[item.dimension].title);
    row.key = out_.places.add(at_item(where_.id, item.id));
    out_.losses.rows.push_back(std::move(row));
}

/// The largest first, the standard's order among equals. The sentences name the cases that were missed.
void SummaryBuilder::losses()
{
    LossData& list = out_.losses;
    list.title = say_(ZK_TR("Points lost"));
    list.empty = say_(ZK_TR("No points are lost."));
    for (int i = where_.first_ask; i < where_.end_ask; ++i) {
        loss(i);
    }
    std::stable_sort(list.rows.begin(), list.rows.end(), [](const Loss& a, const Loss& b) { return a.lost > b.lost; });
    if (!list.rows.empty()) {
        list.remark = say_(ZK_TR("Review the cases missed and mend the process; the counts of a closed period stand."));
    }
}

void SummaryBuilder::findings()
{
    ListData& list = out_.findings;
    list.title = say_(ZK_TR("Findings"));
    list.empty = say_(ZK_TR("The numbers do not contradict each other."));
    for (const session::CheckedFinding& checked : results_.findings) {
        const int section = checked.finding.ask >= 0 ? form_.asks()[checked.finding.ask].section : checked.finding.section;
        if (section == section_ && session::kind(checked) != session::FindingKind::blank) {
            list.lines.push_back(finding_line(results_, checked, out_.places, say_, false));
            if (!checked.reason.empty()) {
                list.lines.back().below = say_(ZK_TR("Reason given: ")) + checked.reason;
            }
        }
    }
}

void SummaryBuilder::subtitle()
{
    out_.subtitle = say_(Message{"gui.summary_subtitle",
                                 ZK_TR("{period} · {done} of {of} {of|item|items} answered"),
                                 {{"period", forms::Text{results_.answers.period.zh(), results_.answers.period.en()}},
                                  {"done", Decimal(score_.answered)},
                                  {"of", Decimal(score_.asked)}}});
}

}  // namespace

Summary summary(const Results& results, int section, const Say& say) { return SummaryBuilder(results, section, say).build(); }

}  // namespace zk::gui::charts
