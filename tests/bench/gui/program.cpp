// The program itself, as app/gui/main.cpp starts it, ending when its window stands there. With ZK_BENCH_TYPE, which wants
// the sample hospital as its file, it goes on and measures what a person waits for.
#include "tests/bench/gui/shown.h"

#include "app/gui/app.h"
#include "app/gui/frame.h"
#include "app/gui/navigator.h"
#include "app/gui/pages/section_page.h"
#include "app/gui/walk/card.h"
#include "app/gui/walk/table.h"

using namespace zk;

namespace {

void waiting()
{
    auto& frame = dynamic_cast<gui::Frame&>(*wxTheApp->GetTopWindow());
    const char* const section = "oncology";
    frame.go({gui::PageKind::section, section, {}, {}, {}, {}, {}});
    const session::Session& session = *frame.session();
    const forms::Form& form = session.form();
    const int at = form.section(section), first = form.sections()[static_cast<std::size_t>(at)].first_ask;
    auto& walk = dynamic_cast<gui::SectionPage&>(*frame.page(gui::PageKind::section));
    const auto item = [&](int ask) -> const forms::Item& { return form.item(form.asks()[static_cast<std::size_t>(ask)]); };

    bench::figure("item", bench::keystroke_ms(40, [&](int i) { frame.go(gui::at_item(section, item(first + i).id)); }));
    bench::figure("card", bench::keystroke_ms(20, [&](int i) { walk.card().show(first + i); }));
    bench::figure("navigator", bench::keystroke_ms(20, [&](int) { frame.navigator().refresh(); }));
    const gui::walk::Noted noted(session);
    bench::figure("table", bench::keystroke_ms(20, [&](int) {
                      walk.grid().fill(gui::walk::rows(session, noted, at, 1, gui::walk::Filter::all, frame.words().translator()), true);
                  }));

    int ratio = first;
    while (item(ratio).kind != forms::ItemKind::ratio)
        ++ratio;
    frame.go(gui::at_item(section, item(ratio).id));
    auto& field = *walk.card().field(forms::Field::numerator);
    const auto type = [&](int i) {
        field.set(std::to_string(i % 2 + 1));
        field.edited();
    };
    bench::figure("typing", bench::keystroke_ms(60, type));
    bench::figure("keeping", bench::keystroke_ms(40, [&](int i) {
                      type(i);
                      walk.card().keep();
                  }));
    bench::figure("walked", bench::resident_mb());
    bench::end();
}

class Program : public gui::App {
public:
    bool OnInit() override
    {
        shown_ = std::make_unique<bench::Shown>([] {
            if (std::getenv("ZK_BENCH_TYPE"))
                waiting();
            bench::end();
        });
        return gui::App::OnInit();
    }

private:
    std::unique_ptr<bench::Shown> shown_;
};

}   // namespace

wxIMPLEMENT_APP(Program);
