#include "app/gui/charts/output.h"
#include "app/gui/words.h"
#include "tests/session/helpers.h"

#include <catch2/catch.hpp>

#include <wx/dcgraph.h>
#include <wx/dcmemory.h>
#include <wx/frame.h>
#include <wx/image.h>

#include <set>

using namespace zk::gui;
using namespace zk::gui::charts;

namespace {

/// A window only to measure on.
struct Bench : Folder {
    wxFrame* frame = new wxFrame(nullptr, wxID_ANY, "");
    Theme theme{*frame};
    ~Bench() { frame->Destroy(); }

    std::string svg(const Chart& chart) const
    {
        REQUIRE(save_svg(chart, theme, path / u8("图 表.svg")));
        return read(path / u8("图 表.svg"));
    }
    std::vector<Spot> spots(const Chart& chart, int width) const
    {
        wxBitmap one(1, 1);
        wxMemoryDC memory(one);
        wxGCDC dc(memory);
        Canvas canvas(dc, theme);
        return chart.draw(canvas, {0, 0, width, chart.height(canvas, width)});
    }
    int height(const Chart& chart, int width) const
    {
        wxBitmap one(1, 1);
        wxMemoryDC memory(one);
        wxGCDC dc(memory);
        Canvas canvas(dc, theme);
        return chart.height(canvas, width);
    }
};

Axis axis(const char* title, std::optional<double> now, const char* shown)
{
    Axis result;
    result.title = title;
    result.now = now;
    result.shown = shown;
    return result;
}

RadarData radar(std::vector<Axis> axes)
{
    RadarData data;
    data.title = "雷达";
    data.now = "2025年";
    data.left_out = "未计入：";
    data.axes = std::move(axes);
    return data;
}

Cell cell(const char* text, Look look)
{
    Cell result;
    result.text = text;
    result.look = look;
    result.spoken = text;
    return result;
}

TableData table()
{
    TableData data;
    data.title = "各专科得分";
    data.columns = {"技术能力", "质控指标"};
    data.rows = {{"内科", "", -1, false, {cell("88.25", Look::heat3), cell("不适用", Look::unscored)}},
                 {"外科", "", -1, false, {cell("41.50", Look::heat0), cell("91.00", Look::heat4)}}};
    return data;
}

MonthPoint month(const char* label, std::optional<double> now, const char* gap = "")
{
    MonthPoint point;
    point.label = label;
    point.now = now;
    point.gap = gap;
    return point;
}

std::size_t count(const std::string& text, const std::string& what)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) {
        ++found;
    }
    return found;
}

std::set<unsigned> colours(const wxImage& image)
{
    std::set<unsigned> found;
    for (int y = 0; y < image.GetHeight(); y += 2) {
        for (int x = 0; x < image.GetWidth(); x += 2) {
            found.insert(image.GetRed(x, y) << 16 | image.GetGreen(x, y) << 8 | image.GetBlue(x, y));
        }
    }
    return found;
}

}  // namespace

TEST_CASE("an axis without a value is left out of the radar and named below it", "[charts]")
{
    Bench bench;
    const auto chart = make_radar(radar({axis("技术能力", 90, "90.00"), axis("诊疗模式", 80, "80.00"), axis("微创技术", {}, "不适用"),
                                         axis("质控指标", 70, "70.00")}));
    CHECK(bench.spots(*chart, 340).size() == 3);
    const std::string svg = bench.svg(*chart);
    CHECK(svg.find("未计入：微创技术（不适用）") != std::string::npos);
    CHECK(count(svg, "<polygon") >= 5 + 2);   // rings and surface
}

TEST_CASE("fewer than three axes stand as bars", "[charts]")
{
    Bench bench;
    const auto chart = make_radar(radar({axis("技术能力", 90, "90.00"), axis("质控指标", 70, "70.00"), axis("微创技术", {}, "不适用")}));
    const std::string svg = bench.svg(*chart);
    CHECK(count(svg, "<polygon") == 0);
    CHECK(svg.find(">70.00<") != std::string::npos);
    CHECK(bench.spots(*chart, 340).size() == 2);
}

TEST_CASE("a chart saved as SVG holds its figures and words as text", "[charts]")
{
    Bench bench;
    const std::string svg = bench.svg(*make_table(table()));
    for (const char* text : {"各专科得分", "内科", "88.25", "不适用", "41.50", "91.00", "技术能力"}) {
        INFO(text);
        CHECK(svg.find(std::string(">") + text + "<") != std::string::npos);
    }
    CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("a chart saved as PNG is sharp, light and not blank", "[charts]")
{
    Bench bench;
    const auto chart = make_table(table());
    REQUIRE(save_png(*chart, bench.theme, bench.path / u8("图 表.png")));
    wxImage image;
    REQUIRE(image.LoadFile(wx_path(bench.path / u8("图 表.png")), wxBITMAP_TYPE_PNG));
    CHECK(image.GetWidth() == 2 * picture_size(*chart, bench.theme).x);
    CHECK(colours(image).size() > 20);
    CHECK(image.GetRed(0, 0) == 255);
    CHECK(image.GetBlue(0, 0) == 255);
}

TEST_CASE("a folder that is not there gives no file and says so", "[charts]")
{
    Bench bench;
    const auto chart = make_table(table());
    CHECK_FALSE(save_png(*chart, bench.theme, bench.path / "nowhere" / "a.png"));
    CHECK_FALSE(save_svg(*chart, bench.theme, bench.path / "nowhere" / "a.svg"));
}

TEST_CASE("a missing month is a gap in the line, with its word below", "[charts]")
{
    Bench bench;
    TrendData data;
    data.title = "趋势";
    data.now = "2025年";
    data.months = {month("1月", 10.0), month("2月", 12.0), month("3月", {}, "缺"), month("4月", 11.0), month("5月", 12.0)};
    TrendData whole = data;
    whole.months[2] = month("3月", 11.0);
    // Each unbroken run of this year's line is one polyline.
    const std::string with_gap = bench.svg(*make_trend(data)), without = bench.svg(*make_trend(whole));
    CHECK(count(with_gap, "<path") + count(with_gap, "<polyline") == 1 + count(without, "<path") + count(without, "<polyline"));
    CHECK(with_gap.find(">缺<") != std::string::npos);
    CHECK(without.find(">缺<") == std::string::npos);
}

TEST_CASE("a trend without any month says why instead of drawing zeros", "[charts]")
{
    Bench bench;
    TrendData data;
    data.title = "趋势";
    data.empty = "没有月度数据";
    data.months = {month("1月", {}, "缺"), month("2月", {}, "缺")};
    const std::string svg = bench.svg(*make_trend(data));
    CHECK(svg.find(">没有月度数据<") != std::string::npos);
    CHECK(svg.find(">0<") == std::string::npos);
    CHECK(bench.spots(*make_trend(data), 400).empty());
}

TEST_CASE("every place of a chart lies inside it at any width", "[charts]")
{
    Bench bench;
    LossData losses;
    losses.title = "扣分";
    losses.rows = {{"一项很长很长很长很长很长很长的指标名称", "很长的原因，一句接着一句，直到一行放不下为止，再多说几句看看会怎样", 1, 2, "−1.00 / 2.00", "质控指标", 0}};
    ListData list;
    list.title = "逻辑校验";
    list.lines = {{Sign::bad, "分子大于分母，请更正其中之一，或说明原因", "3", "心血管内科", false, 0}};
    for (const int width : {200, 340, 720}) {
        for (const auto& chart : {make_table(table()).release(), make_losses(losses).release(), make_list(list).release(),
                                  make_radar(radar({axis("技术能力", 90, "90.00"), axis("Models of integrated care", 80, "80.00"),
                                                    axis("Minimally invasive techniques of every kind and category", 70, "70.00"),
                                                    axis("质控指标", 70, "70.00")})).release()}) {
            const std::unique_ptr<const Chart> owned(chart);
            const wxRect all(0, 0, width, bench.height(*owned, width));
            for (const Spot& spot : bench.spots(*owned, width)) {
                INFO(owned->title() << " at " << width);
                CHECK(spot.box.y >= 0);
                CHECK(spot.box.GetBottom() <= all.GetBottom() + 1);
                CHECK(spot.box.x >= -1);
                CHECK(spot.box.GetRight() <= all.GetRight() + 1);
            }
        }
    }
}

TEST_CASE("copied figures are a table that Excel takes", "[charts]")
{
    CHECK(make_table(table())->words().tabbed() == "各专科得分\n\t技术能力\t质控指标\n内科\t88.25\t不适用\n外科\t41.50\t91.00\n");
}

TEST_CASE("a line that ends between two parts ends and begins without the dot between them", "[charts]")
{
    const Bench bench;
    wxBitmap one(1, 1);
    wxMemoryDC memory(one);
    wxGCDC dc(memory);
    Canvas canvas(dc, bench.theme);
    const std::string left = "数据来源：病案科", right = "2026-01-15";
    const int room = canvas.measure(left + " ·").x;
    CHECK(canvas.wrap(left + " · " + right, room, Type::body, 9) == std::vector<std::string>{left, right});
    CHECK(canvas.wrap(left + " · " + right, canvas.measure(left).x, Type::body, 9) == std::vector<std::string>{left, right});
    CHECK(canvas.wrap(left + " · " + right, 10 * room, Type::body, 9) == std::vector<std::string>{left + " · " + right});
}

TEST_CASE("what is said beside a large number goes below it where there is no room", "[charts]")
{
    const Bench bench;
    ListData list;
    list.title = "总分与等级";
    list.figure = "95.52";
    list.judgement.text = "优秀";
    list.judgement.look = Look::good;
    list.figure_note = "上年同期 86.32（+9.20）";
    const auto chart = make_list(std::move(list));
    CHECK(bench.height(*chart, 160) > bench.height(*chart, 800));
    CHECK(chart->words().spoken().find("95.52") != std::string::npos);
}
