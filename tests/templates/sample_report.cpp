#include "sample_report.h"

#include "templates/text.h"

#include <catch2/catch.hpp>
#include <minizip/unzip.h>

#include <array>
#include <fstream>
#include <random>
#include <sstream>

namespace zk::templates::test {

namespace {

Json t(const std::string& zh, const std::string& en = "")
{
    return {{"zh", zh}, {"en", en.empty() ? zh : en}};
}

std::string fixed2(double number)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.2f", number);
    return text;
}

Json value(const Json& number, const Json& text, const Json& display)
{
    return {{"number", number}, {"text", text}, {"display", display}};
}

Json input(const std::string& item, const char* field, const char* title, const std::string& scope, double total,
           int months)
{
    Json values = Json::array();
    for (int m = 1; m <= months; ++m) {
        char month[16];
        std::snprintf(month, sizeof month, "2025-%02d", (m - 1) % 12 + 1);
        values.push_back({month, std::to_string(static_cast<int>(total) / months +
                                                (m == 1 ? static_cast<int>(total) % months : 0))});
    }
    return {{"field", field},         {"field_title", t(title)}, {"fact", item + "." + field},
            {"fact_title", t(title)}, {"scope", scope},          {"unit", t("例", "cases")},
            {"mode", "months"},       {"aggregation", "sum"},    {"value", std::to_string(static_cast<int>(total))},
            {"missing_months", 0},    {"display", t(std::to_string(static_cast<int>(total)))},
            {"prior", "24"},           {"provider", "records"},
            {"source", "HIS"},        {"who", "张三"},           {"when", "2026-01-12T09:30:00"},
            {"values", values}};
}

Json input_text(const std::string& item, const char* field, const std::string& scope, const std::string& text)
{
    Json one = input(item, field, "开展情况", scope, 0, 0);
    one["value"] = text;
    one["mode"] = "period";
    one["values"] = Json::array({Json::array({"", text})});
    return one;
}

struct Titles {
    const char* dimension;
    const char* group;
    std::vector<const char*> items;
};

const std::vector<Titles>& titles()
{
    static const std::vector<Titles> all{
        {"technology",
         "冠心病",
         {"急性ST段抬高型心肌梗死直接经皮冠状动脉介入治疗（直接PCI）", "冠状动脉造影术", "急性心肌梗死静脉溶栓治疗",
          "慢性闭塞病变介入治疗"}},
        {"technology",
         "心律失常",
         {"永久起搏器植入术（单腔、双腔）", "射频消融术（阵发性室上性心动过速）", "电复律",
          "动态心电图与动态血压监测"}},
        {"technology",
         "心力衰竭与危重症",
         {"床旁血流动力学监测", "主动脉内球囊反搏（IABP）", "有创机械通气", "连续性肾脏替代治疗（CRRT）",
          "心包穿刺引流术"}},
        {"mdt",
         "",
         {"多学科诊疗（MDT）制度与年度开展例次", "快速康复（心脏康复）路径", "中西医结合诊疗方案",
          "智慧医疗：远程心电诊断覆盖乡镇卫生院"}},
        {"minimally_invasive",
         "介入",
         {"冠状动脉支架植入术", "下腔静脉滤器植入术", "经皮左心耳封堵术", "外周血管介入治疗"}},
        {"quality",
         "急性心肌梗死",
         {"急性STEMI患者到院10分钟内完成12导联心电图及心电图解读率",
          "急性STEMI患者1小时内给予双联抗血小板药物负荷剂量治疗率",
          "急性STEMI患者进门至导丝通过时间≤90分钟达标率（发病24小时内接受直接PCI者）", "急性STEMI患者住院死亡率",
          "急性心肌梗死患者出院30天非计划再入院率"}},
        {"quality",
         "高血压与心衰",
         {"高血压患者动态血压监测率", "心力衰竭患者入院24小时内利钠肽检测率",
          "心力衰竭患者出院使用ACEI/ARB/ARNI类药物比例"}},
        {"quality",
         "运行与安全",
         {"平均住院日", "住院患者压力性损伤发生率", "抗菌药物使用强度（DDDs）", "不良事件上报例数（每百张床位）"}},
    };
    return all;
}

Json plain_item(const std::string& id, const std::string& title, const std::string& number, const std::string& kind)
{
    const Json none = t("");
    return {{"id", id},
            {"number", number},
            {"kind", kind},
            {"kind_title", t(kind == "technique" ? "技术" : "比例")},
            {"rule", kind == "technique" ? "technique" : "target"},
            {"level", "basic"},
            {"level_title", t("基本", "basic")},
            {"category", ""},
            {"category_title", none},
            {"title", t(title)},
            {"unit", t(kind == "technique" ? "例" : "%")},
            {"provider", "records"},
            {"provider_title", t("病案科", "Medical records")},
            {"card",
             {{"numerator", none},
              {"denominator", none},
              {"how_to_count", none},
              {"codes", none},
              {"evidence", none},
              {"note", none},
              {"source", t("国家卫生健康委2025年版")},
              {"target_basis", none},
          {"all_or_nothing_reason", none},
          {"confidence", "high"},
              {"confidence_title", t("高", "high")}}},
            {"points", "3"},
            {"optional", false},
            {"restricted", false},
            {"goal", t(kind == "technique" ? "独立开展" : "≥ 90%")},
            {"target", "90"},
            {"floor", "60"},
            {"direction", "higher"},
            {"direction_title", t("逐步提高", "higher")},
            {"status", "scored"},
            {"status_title", t("已评分", "scored")},
            {"growth", {{"number", "4.21"}, {"unit", t("个百分点", "percentage points")}, {"display", t("+4.21个百分点")}}},
            {"baseline", value("80.00", nullptr, t("80.00"))},
            {"baseline_source", ""},
            {"baseline_growth",
             {{"number", "12.31"}, {"unit", t("个百分点", "percentage points")}, {"display", t("+12.31个百分点")}}},
            {"outcome", t("达到", "met")},
            {"value", value("92.31", nullptr, t("92.31"))},
            {"prior", value("88.10", nullptr, t("88.10"))},
            {"share", "1"},
            {"earned", "3.00"},
            {"lost", "0.00"},
            {"reason", {{"code", "share.full"}, {"text", t("达到满分值")}}},
            {"claim", nullptr},
            {"note", ""},
            {"recheck", nullptr},
            {"evidence_numbers", ""},
            {"inputs", Json::array()}};
}

/// Gives the n-th item one of the states an item can be in.
void settle(Json& item, int n, const std::string& section, int months)
{
    const std::string id = item["id"];
    const auto state = [&](const char* code, const char* zh, const Json& earned, const Json& lost, const char* reason) {
        item["status"] = code;
        item["status_title"] = t(zh, code);
        item["earned"] = earned;
        item["lost"] = lost;
        item["reason"] = {{"code", std::string("share.") + code}, {"text", t(reason)}};
    };
    const bool technique = item["kind"] == "technique";
    if (technique) {
        item["inputs"] = {input_text(id, "status", section, n % 5 == 2 ? "none" : "independent"),
                          input(id, "cases", "例数", section, 20 + n * 7, months)};
        item["value"] = value(nullptr, t(n % 5 == 2 ? "未开展" : "独立开展"), t(n % 5 == 2 ? "未开展" : "独立开展"));
        item["prior"] = value(nullptr, t("上级专家指导下开展"), t("上级专家指导下开展"));
    } else {
        item["inputs"] = {input(id, "numerator", "分子", section, 180 + n, months),
                          input(id, "denominator", "分母", section, 200 + n, months)};
    }
    switch (n % 11) {
    case 2:
        state("not_carried_out", "未开展", "0.00", "3.00", "该技术未开展，0分");
        break;
    case 4:
        item["value"] = value("81.40", nullptr, t("81.40"));
        state(
            "scored", "已评分", "2.14", "0.86",
            "81.40%低于满分值90%，按零分值60%至满分值90%之间线性折算，得71.33%的分值；主要缺口为夜间及节假日到院患者");
        break;
    case 5:
        item["inputs"] = Json::array();
        item["value"] = value(nullptr, nullptr, t("未填", "blank"));
        item["prior"] = value(nullptr, nullptr, t("暂无数据", "no data"));
        state("blank", "未填", "0.00", "3.00", "未填，暂按0分");
        break;
    case 6:
        item["value"] = value(nullptr, nullptr, t("/"));
        item["prior"] = value(nullptr, nullptr, t("/"));
        item["inputs"] = Json::array();
        state("not_applicable", "不适用", nullptr, nullptr, "标准规定本专科不适用");
        break;
    case 7:
        item["value"] = value("0", nullptr, t("0"));
        state("scored", "已评分", "3.00", "0.00", "达到满分值");
        break;
    case 8:
        item["value"] = value(nullptr, nullptr, t("暂无数据", "no data"));
        item["claim"] = {{"kind", "no_data"},
                         {"kind_title", t("暂无数据")},
                         {"reason", "信息系统尚未采集该项时间点"},
                         {"decision", "pending"},
                         {"decision_title", t("待审核")}};
        state("no_data", "暂无数据", "0.00", "3.00", "暂无数据：信息系统尚未采集该项时间点");
        break;
    case 9:
        item["value"] = value(nullptr, nullptr, t("无病例", "no cases"));
        state("no_cases", "无病例", nullptr, nullptr, "分母为0");
        break;
    case 10:
        item["points"] = nullptr;
        item["goal"] = t("监测比较", "observe");
        state("observed", "不评分", nullptr, nullptr, "只监测，不评分");
        break;
    default:
        break;
    }
}

Json coverage(int k)
{
    const std::array<std::pair<const char*, const char*>, 6> categories{{{"endoscopy", "内镜"},
                                                                         {"laparoscopy", "腔镜"},
                                                                         {"hysteroscopy", "宫腹腔镜"},
                                                                         {"intervention", "介入"},
                                                                         {"local", "局部治疗"},
                                                                         {"modified", "改良外科术式"}}};
    Json cells = Json::array();
    int n = k;
    for (const auto& [id, title] : categories) {
        Json missing = Json::array();
        const int of = (n * 5) % 7;
        if (of > 2)
            missing.push_back({{"item", std::string("x.") + id},
                               {"title", t(std::string(title) + "下止血术")},
                               {"section", "cardiology"}});
        cells.push_back({{"category", id},
                         {"category_title", t(title)},
                         {"carried_out", of > 2 ? of - 1 : of},
                         {"of", of},
                         {"rate", of > 0 ? Json(fixed2(100.0 * (of > 2 ? of - 1 : of) / of)) : Json(nullptr)},
                         {"missing", missing}});
        ++n;
    }
    return cells;
}

Json dimension(const char* id, const char* title, bool scored, const Json& weight, Json groups, bool applicable)
{
    Json out{{"id", id},
             {"title", t(title)},
             {"scored", scored},
             {"state", applicable ? "scored" : "not_applicable"},
             {"display", t(applicable ? "88.90" : "/")},
             {"weight", weight},
             {"score", applicable ? Json("88.90") : Json(nullptr)},
             {"earned", "31.12"},
             {"points", "35"},
             {"possible", "35"},
             {"asked", 12},
             {"answered", 11},
             {"complete", false},
             {"prior", "85.00"},
             {"groups", std::move(groups)}};
    return out;
}

const std::array<std::array<const char*, 4>, 5> dimensions{{{"profile", "基本情况", "", "n"},
                                                            {"technology", "技术能力", "35", "y"},
                                                            {"mdt", "诊疗模式", "10", "y"},
                                                            {"minimally_invasive", "微创技术", "20", "y"},
                                                            {"quality", "质控指标", "35", "y"}}};

Json section(const std::string& id, const std::string& title, int k, int months)
{
    Json dims = Json::array();
    int n = 0, d = 0;
    const bool platform = k % 3 == 2;
    for (const auto& [dim, dim_title, weight, scored] : dimensions) {
        Json groups = Json::array();
        int g = 0;
        ++d;
        for (const Titles& titles : titles()) {
            if (titles.dimension != std::string(dim) || (platform && std::string(dim) == "minimally_invasive"))
                continue;
            Json items = Json::array();
            int i = 0;
            ++g;
            for (const char* item_title : titles.items) {
                const std::string number = std::to_string(d) + "." + std::to_string(g) + "." + std::to_string(++i);
                const bool technique = std::string(dim) == "technology" || std::string(dim) == "minimally_invasive";
                Json one = plain_item(id + "." + dim + "." + std::to_string(n), item_title, number,
                                      technique ? "technique" : "ratio");
                settle(one, n++ + k, id, months);
                items.push_back(std::move(one));
            }
            const bool heading = *titles.group != '\0';
            groups.push_back({{"id", heading ? id + ".g" + std::to_string(g) : ""},
                              {"title", heading ? t(titles.group) : Json(nullptr)},
                              {"score", nullptr},
                              {"earned", "5.14"},
                              {"points", "12"},
                              {"common", !heading},
                              {"items", items}});
        }
        if (std::string(dim) == "profile") {
            Json one = plain_item(id + ".profile.beds", "专科开放床位", "1.1.1", "number");
            one["points"] = nullptr;
            one["goal"] = t("/");
            one["unit"] = t("张", "beds");
            one["earned"] = one["lost"] = one["share"] = nullptr;
            one["value"] = value("48", nullptr, t("48"));
            one["prior"] = value("45", nullptr, t("45"));
            one["status_title"] = t("不评分", "observed");
            one["inputs"] = {input(one["id"], "value", "床位", id, 48, 1)};
            groups.push_back({{"id", ""},
                              {"title", nullptr},
                              {"score", nullptr},
                              {"earned", nullptr},
                              {"points", nullptr},
                              {"common", false},
                              {"items", Json::array({one})}});
        }
        dims.push_back(dimension(dim, dim_title, *scored == 'y', *weight ? Json(weight) : Json(nullptr),
                                 std::move(groups), !(platform && std::string(dim) == "minimally_invasive")));
    }
    const bool complete = k % 3 != 1;
    Json caps = Json::array();
    if (k % 2 == 0)
        caps.push_back(
            {{"id", "basic_missing"},
             {"title", t("基本技术未全部开展，等级不高于合格", "Not all basic techniques: at most Satisfactory")},
             {"grade", "pass"},
             {"grade_title", t("合格")}});
    return {{"id", id},
            {"title", t(title)},
            {"kind", platform ? "platform" : "medical"},
            {"kind_title", t(platform ? "平台专科" : "内科类")},
            {"core", true},
            {"total",
             {{"value", fixed2(86.53 - k)},
              {"state", complete ? "final" : "provisional"},
              {"state_title", t(complete ? "正式" : "暂计")},
              {"display", t(fixed2(86.53 - k) + (complete ? "" : "（暂计）"))},
              {"grade", complete ? Json("pass") : Json(nullptr)},
              {"grade_title", complete ? t("合格") : Json(nullptr)},
              {"caps", caps},
              {"prior", k == 1 ? Json(nullptr) : Json("80.00")}}},
            {"compliance",
             {{"basic", {{"met", 10}, {"of", 11}, {"rate", "90.91"}}},
              {"recommended", {{"met", 2}, {"of", 6}, {"rate", platform ? Json(nullptr) : Json("33.33")}}}}},
            {"completion", {{"asked", 41}, {"answered", 38}}},
            {"coverage", coverage(k)},
            {"coverage_total", {{"carried_out", 7}, {"of", 9}, {"rate", "77.78"}}},
            {"dimensions", dims}};
}

Json findings()
{
    const auto one = [](const char* severity, const char* zh, const char* item, const char* month, const char* text,
                        const char* reason) {
        return Json{{"severity", severity},
                    {"severity_title", t(zh)},
                    {"code", "finding.sample"},
                    {"key", std::string(item) + text},
                    {"section", "cardiology"},
                    {"section_title", t("心血管内科")},
                    {"item", item},
                    {"item_title", *item ? t(item) : Json(nullptr)},
                    {"field", "numerator"},
                    {"month", month},
                    {"text", t(text)},
                    {"reason", reason}};
    };
    return {one("error", "错误", "急性STEMI患者住院死亡率", "2025-03", "分子（12）大于分母（9），请核对", ""),
            one("hint", "提示", "冠状动脉造影术", "", "与上年同期相比变化+63.20%，超过±50%",
                "2025年3月起新增一台血管造影机，并与市中心医院建立联合病房，急诊介入由外请改为独立开展，例数相应增加；"
                "病案首页与介入登记本已逐例核对一致。"),
            one("hint", "提示", "", "", "本期为0而上年同期不为0", "=1+1")};
}

Json period(const char* year)
{
    return {{"id", year},
            {"kind", "year"},
            {"first", std::string(year) + "-01"},
            {"last", std::string(year) + "-12"},
            {"months", 12},
            {"title", t(std::string(year) + "年", year)}};
}

}  // namespace

Json sample_report(const SampleOptions& options)
{
    static const char* names[] = {"心血管内科", "产科", "医学检验科", "呼吸内科", "普通外科", "重症医学科"};
    static const char* ids[] = {"cardiology",  "obstetrics",      "laboratory",
                                "respiratory", "general_surgery", "critical_care"};
    Json sections = Json::array();
    for (int k = 0; k < options.specialties; ++k) {
        const std::string tail = k < 6 ? "" : std::to_string(k / 6);
        sections.push_back(section(ids[k % 6] + tail, names[k % 6] + tail, k, options.months));
    }
    Json dims = Json::array(), scores = Json::array();
    for (const auto& [id, title, weight, scored] : dimensions) {
        dims.push_back({{"id", id},
                        {"title", t(title)},
                        {"scored", *scored == 'y'},
                        {"weight", *weight ? Json(weight) : Json(nullptr)},
                        {"groups", Json::array({{{"id", ""}, {"title", t("共性诊疗模式")}, {"common", true}}})}});
        if (*scored == 'y')
            scores.push_back({{"id", id}, {"title", t(title)}, {"score", "81.20"}, {"prior", "79.10"}});
    }
    Json categories = Json::array();
    for (const Json& cell : coverage(0))
        categories.push_back({{"id", cell["category"]}, {"title", cell["category_title"]}});
    Json profile = section("hospital", "医院", 0, 1);
    profile["kind"] = "hospital";
    profile["dimensions"].erase(profile["dimensions"].begin() + 1, profile["dimensions"].end());
    return {{"schema", 1},
            {"program", {{"name", "zhuanke"}, {"version", "0.1.0"}}},
            {"hospital",
             {{"name", "示例县人民医院"},
              {"uscc", "12410000MB0000001X"},
              {"registration_no", "4100000000000000000001"},
              {"region_code", "410000"},
              {"insurance_code", ""},
              {"grade", "二级甲等"},
              {"grade_title", t("二级甲等")},
              {"category", "综合医院"},
              {"category_title", t("综合医院")},
              {"ownership", "公立"},
              {"ownership_title", t("公立")},
              {"legal_representative", "李四"},
              {"phone", "0371-00000000"},
              {"licensed_beds", "600"}}},
            {"assessment",
             {{"id", "a1"},
              {"name", "2025年度自评"},
              {"status", "draft"},
              {"status_title", t("填报中", "draft")},
              {"cutoff", "2026-01-20"},
              {"inspection", nullptr},
              {"period", period("2025")},
              {"prior_period", period("2024")},
              {"baseline_period", period("2020")}}},
            {"standard",
             {{"id", "county-2025"},
              {"version", "1.0"},
              {"title", t("县级医院专科能力自评标准")},
              {"issuer", t("本程序默认")},
              {"document", t("")},
              {"date", "2025-01-01"},
              {"official", false},
              {"baseline_year", 2020},
              {"basis", t("院内自评（评分标准为软件默认，非官方发布）",
                          "Self-assessment by this program's default standard, not officially issued")},
              {"sha256", std::string(64, 'a')}}},
            {"dimensions", dims},
            {"categories", categories},
            {"grades",
             {{{"id", "fail"}, {"title", t("不合格")}, {"from", "0"}},
              {{"id", "pass"}, {"title", t("合格")}, {"from", "60"}}}},
            {"sections", sections},
            {"profile", profile},
            {"hospital_scores", scores},
            {"coverage", coverage(3)},
            {"coverage_total", {{"carried_out", 11}, {"of", 15}, {"rate", "73.33"}}},
            {"completion", {{"asked", 123}, {"answered", 114}}},
            {"findings", findings()},
            {"approval",
             {{"status", "approved"},
              {"status_title", t("分管院长审批", "Approved")},
              {"locked", true},
              {"correction", 0},
              {"correction_title", nullptr},
              {"steps",
               {{{"step", "confirm"},
                 {"step_title", t("科室确认", "Confirmed")},
                 {"section", "cardiology"},
                 {"section_title", t("心血管内科", "Cardiology")},
                 {"who", "王主任"},
                 {"when", "2026-01-22"},
                 {"comment", ""},
                 {"slip", 0},
                 {"stale", false}}}}}},
            {"evidence",
             {{{"number", 1},
               {"title", "介入资质证书"},
               {"kind", "kept"},
               {"kind_title", t("存于文件内", "Kept in the document")},
               {"file", "介入资质.pdf"},
               {"bytes", 20480},
               {"sha256", std::string(64, 'b')},
               {"dated", "2024-06-30"},
               {"valid_until", "2027-06-29"},
               {"deidentified", true},
               {"deidentified_title", t("已脱敏", "De-identified")},
               {"items",
                {{{"section", "cardiology"},
                  {"section_title", t("心血管内科", "Cardiology")},
                  {"item", "cardiology.tech.pci"},
                  {"item_title", t("冠状动脉介入治疗", "PCI")}}}}}}},
            {"corrections", Json::array()},
            {"submission", options.submitted ? Json{{"digest", std::string(64, 'c')},
                                                    {"check_code", "3F9A27C1"},
                                                    {"language", "zh"},
                                                    {"file", "a.xlsx"},
                                                    {"number", "2025-01"},
                                                    {"correction", 0},
                                                    {"correction_title", nullptr},
                                                    {"draft", false},
                                                    {"layout",
                                                     {{"id", "county"},
                                                      {"version", "1"},
                                                      {"sha256", std::string(64, 'd')}}},
                                                    {"pieces",
                                                     {{{"record", "tree"},
                                                       {"number", 1},
                                                       {"sha256", std::string(64, 'e')},
                                                       {"text", "{}"}}}}}
                                             : Json(nullptr)}};
}

std::shared_ptr<const Layout> layout_of(const std::string& toml)
{
    const LayoutResult result = load_layout(StringSource(toml), "sample");
    for (const auto& problem : result.problems)
        WARN(forms::sentence(problem, forms::Untranslated(), forms::Language::en));
    REQUIRE(result.layout);
    return result.layout;
}

std::shared_ptr<const Layout> county_layout()
{
    const LayoutResult result = load_layout(
        StringSource(bytes_of(std::filesystem::u8path(ZK_SOURCE_DIR "/templates/county/layout.toml"))), "county");
    for (const auto& problem : result.problems)
        WARN(forms::sentence(problem, forms::Untranslated(), forms::Language::en));
    REQUIRE(result.layout);
    return result.layout;
}

TempFolder::TempFolder()
{
    std::random_device random;
    path_ = std::filesystem::temp_directory_path() /
            ("zk-templates-" + std::to_string(random()) + std::to_string(random()));
    std::filesystem::create_directories(path_);
}

TempFolder::~TempFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream out;
    out << stream.rdbuf();
    return out.str();
}

void put_bytes(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

WriteOptions chinese()
{
    WriteOptions options;
    options.created = 1767225600;
    return options;
}

std::vector<std::pair<std::string, std::string>> cells_of(const std::filesystem::path& path)
{
    struct Sink final : CellSink {
        std::vector<std::pair<std::string, std::string>> cells;
        std::string name;
        bool sheet(std::string_view sheet, int) override
        {
            name = sheet;
            return true;
        }
        void cell(const Cell& cell) override
        {
            const std::string text = cell.formula.empty()
                                         ? std::string(cell.text)
                                         : "=" + std::string(cell.formula) + " -> " + std::string(cell.text);
            cells.emplace_back(name + "!" + cell_name(cell.row, cell.column), text);
        }
    } sink;
    read_workbook(path, sink);
    return sink.cells;
}

std::string part_of(const std::filesystem::path& path, const std::string& name)
{
    const auto text = path.u8string();
    std::string bytes;
    unzFile zip = unzOpen(std::string(text.begin(), text.end()).c_str());
    REQUIRE(zip);
    if (unzLocateFile(zip, name.c_str(), 1) == UNZ_OK && unzOpenCurrentFile(zip) == UNZ_OK) {
        char buffer[4096];
        for (int got; (got = unzReadCurrentFile(zip, buffer, sizeof buffer)) > 0;)
            bytes.append(buffer, static_cast<std::size_t>(got));
        unzCloseCurrentFile(zip);
    }
    unzClose(zip);
    return bytes;
}

std::string cell_of(const std::filesystem::path& path, const std::string& place)
{
    for (const auto& [cell, text] : cells_of(path)) {
        if (cell == place)
            return text;
    }
    return "(no such cell)";
}

}  // namespace zk::templates::test
