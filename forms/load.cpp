#include "forms/load_internal.h"

#include "forms/nearest.h"

namespace zk::forms {

LoadResult load_standard(const FileSource& source, std::string_view id, SourceBytes bytes)
{
    return load::Loader(source, id).run(bytes);
}

namespace load {
namespace {

/// Part whose tables stand under this heading, if any.
std::optional<Part> part_named(std::string_view key)
{
    const auto found = std::find(part_names.begin(), part_names.end(), key);
    return found == part_names.end() ? std::nullopt : std::optional(static_cast<Part>(found - part_names.begin()));
}

constexpr std::array<std::string_view, 12> headings = {"cap",       "category", "change",    "defaults",
                                                       "dimension", "fact",     "grade",     "group",
                                                       "item",      "provider", "specialty", "standard"};

bool is_id(std::string_view id)
{
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
    });
}

}  // namespace

Message word(Part part)
{
    switch (part) {
    case Part::dimension:
        return {"load.word_dimension", ZK_TR("dimension"), {}};
    case Part::category:
        return {"load.word_category", ZK_TR("category"), {}};
    case Part::provider:
        return {"load.word_provider", ZK_TR("data provider"), {}};
    case Part::grade:
        return {"load.word_grade", ZK_TR("grade"), {}};
    case Part::cap:
        return {"load.word_cap", ZK_TR("grade condition"), {}};
    case Part::specialty:
        return {"load.word_specialty", ZK_TR("specialty"), {}};
    case Part::group:
        return {"load.word_group", ZK_TR("group"), {}};
    case Part::fact:
        return {"load.word_fact", ZK_TR("fact"), {}};
    case Part::item:
        break;
    }
    return {"load.word_item", ZK_TR("item"), {}};
}

LoadResult Loader::run(SourceBytes bytes)
{
    read_chain(id_, nullptr);
    for (Rows& part : parts_)
        part.uncertain = incomplete_;
    gather();
    if (!heads_.empty()) {
        const bool whole = !incomplete_ && reporter_.count() == 0;  // what could not be gathered is missing in sums
        build_head();
        build_dimensions();
        build_named();
        build_grades();
        build_specialties();
        build_groups();
        build_facts();
        build_defaults();
        build_items();
        bind_facts();
        build_conditions();
        build_caps();
        check_circles();
        order_items();
        if (whole) {
            check_weights();
            check_points();
        }
    }
    LoadResult result;
    result.problems = reporter_.take();
    if (!result.problems.empty())
        return result;
    if (bytes == SourceBytes::kept) {
        for (auto& file : bytes_)
            out_->files.push_back(std::move(file));
    }
    out_->index();
    result.standard = std::move(out_);
    return result;
}

std::optional<std::size_t> Loader::read_file(const std::string& standard, std::string_view path, const Node* named_by)
{
    const std::string full = standard + "/" + std::string(path);
    for (std::size_t i = 0; named_by && i < bytes_.size(); ++i) {
        if (bytes_[i].path == full) {
            reporter_.at_value(
                *named_by,
                {"load.file_twice", ZK_TR("the file {file} is named twice; take one out"), {{"file", full}}});
            return std::nullopt;
        }
    }
    auto bytes = source_.read(standard, path);
    if (!bytes) {
        incomplete_ = true;
        Message message{"load.missing_file",
                        ZK_TR("the file {file} does not exist or cannot be read; put it there or correct its name"),
                        {{"file", full}}};
        if (named_by)
            reporter_.at_value(*named_by, std::move(message));
        else
            reporter_.at(reporter_.add_file(full), 0, 0, std::move(message));
        return std::nullopt;
    }
    const std::uint16_t number = reporter_.add_file(full);
    bytes_.push_back({full, std::move(*bytes)});
    files_.push_back(TomlFile::parse(bytes_.back().bytes, number));
    if (const auto& error = files_.back().error()) {
        incomplete_ = true;
        reporter_.at(number, error->line, error->column,
                     {"load.syntax",
                      ZK_TR("this place is not valid TOML ({reason}); mend it, nothing else of this file was read"),
                      {{"reason", error->reason}}});
    }
    return files_.size() - 1;
}

/// Files are numbered, hashed and kept in load order: all of the base, then the overlay's. The overlay's own main file
/// has to be read first to know its base, so it waits aside; its nodes do not move with it.
void Loader::read_chain(const std::string& id, const Node* extends)
{
    if (std::find(chain_.begin(), chain_.end(), id) != chain_.end()) {
        incomplete_ = true;
        chain_.push_back(id);
        std::string circle;
        for (auto at = std::find(chain_.begin(), chain_.end(), id); at != chain_.end(); ++at)
            circle.append(circle.empty() ? "" : " → ").append(*at);
        reporter_.at_value(
            *extends, {"load.circular_extends",
                       ZK_TR("standards extend each other in a circle ({circle}); take `extends` out of one of them"),
                       {{"circle", circle}}});
        return;
    }
    chain_.push_back(id);
    const auto main = read_file(id, "standard.toml", extends);
    if (!main)
        return;
    const Node& root = files_[*main].root();
    const Node* head = root.child("standard");
    if (files_[*main].error())
        return;
    if (!head || head->type != NodeType::table) {
        incomplete_ = true;
        reporter_.at_value(root, missing_key("[standard]"));
        return;
    }
    if (const Node* base = head->child("extends")) {
        if (base->type != NodeType::text) {
            incomplete_ = true;
            reporter_.at_value(*base, wrong_type("extends", expected::text()));
            return;
        }
        SourceFile own_bytes = std::move(bytes_.back());
        TomlFile own_file = std::move(files_.back());
        bytes_.pop_back();
        files_.pop_back();
        read_chain(std::string(base->text), base);
        bytes_.push_back(std::move(own_bytes));
        files_.push_back(std::move(own_file));
    }
    Layer layer{id, bytes_.size() - 1, 0};
    heads_.push_back(head);
    read_named_files(layer, *head);
    layer.end_file = files_.size();
    layers_.push_back(layer);
}

void Loader::read_named_files(const Layer& layer, const Node& head)
{
    const Node* list = head.child("files");
    if (!list)
        return;
    if (list->type != NodeType::array) {
        reporter_.at_value(*list, wrong_type("files", expected::texts()));
        return;
    }
    for (const Node& name : list->children) {
        if (name.type != NodeType::text)
            reporter_.at_value(name, wrong_type("files", expected::texts()));
        else
            read_file(layer.id, name.text, &name);
    }
}

void Loader::gather()
{
    std::size_t tables = 0;
    for (const auto& file : files_)
        if (const Node* items = file.root().child("item"))
            tables += items->children.size();
    rows(Part::item).rows.reserve(tables);
    rows(Part::item).by_id.reserve(tables);
    for (const auto& layer : layers_) {
        for (std::size_t i = layer.first_file; i < layer.end_file; ++i)
            gather_file(files_[i], i == layer.first_file);
        for (std::size_t i = layer.first_file; i < layer.end_file && layers_.size() > 1; ++i)
            if (const Node* changes = files_[i].root().child("change"))
                apply_changes(*changes);
        if (const Node* drops = heads_[static_cast<std::size_t>(&layer - layers_.data())]->child("drop"))
            apply_drops(*drops);
    }
}

void Loader::gather_file(const TomlFile& file, bool main)
{
    const Node* home = nullptr;
    if (const Node* specialty = file.root().child("specialty"); specialty && specialty->type == NodeType::table)
        if (const Node* id = specialty->child("id"); id && id->type == NodeType::text)
            home = id;
    for (const Node& entry : file.root().children) {
        if (entry.key == "standard") {
            if (!main)
                reporter_.at_key(entry, {"load.second_standard",
                                         ZK_TR("[standard] belongs into standard.toml only; take it out here"),
                                         {}});
            continue;
        }
        if (entry.key == "change") {
            if (layers_.size() == 1 && !incomplete_)
                reporter_.at_key(entry, {"load.change_without_base",
                                         ZK_TR("[[change]] has nothing to change here; name the standard to be changed "
                                               "with extends = \"…\" in [standard]"),
                                         {}});
            continue;
        }
        if (entry.key == "defaults") {
            if (entry.type == NodeType::table)
                defaults_.push_back(&entry);
            else
                reporter_.at_value(entry, wrong_type(entry.key, expected::table()));
            continue;
        }
        const auto part = part_named(entry.key);
        if (!part) {
            reporter_.at_key(entry, unknown_key(entry.key, headings));
            for (auto& part_rows : parts_)
                part_rows.uncertain = true;
        } else if (*part == Part::specialty) {
            if (entry.type == NodeType::table)
                add_row(*part, entry, nullptr);
            else {
                rows(*part).uncertain = true;
                reporter_.at_value(entry, wrong_type(entry.key, expected::table()));
            }
        } else
            gather_rows(*part, entry, home);
    }
}

void Loader::gather_rows(Part part, const Node& array, const Node* home)
{
    const bool tables =
        array.type == NodeType::array && std::all_of(array.children.begin(), array.children.end(),
                                                     [](const Node& child) { return child.type == NodeType::table; });
    if (!tables) {
        rows(part).uncertain = true;
        reporter_.at_value(array, wrong_type(array.key, expected::tables()));
        return;
    }
    for (const Node& table : array.children)
        add_row(part, table, home);
}

void Loader::add_row(Part part, const Node& table, const Node* home)
{
    Rows& all = rows(part);
    const Node* id = table.child("id");
    if (!id || id->type != NodeType::text || !is_id(id->text)) {
        all.uncertain = true;
        if (!id)
            for (const Node& entry : table.children)  // "idd = …" is reported once, as what it is
                if (nearest(entry.key, {"id"}) == "id")
                    return reporter_.at_key(entry, unknown_key(entry.key, std::array<std::string_view, 1>{"id"}));
        if (!id)
            reporter_.at_value(table, missing_key("id"));
        else if (id->type != NodeType::text)
            reporter_.at_value(*id, wrong_type("id", expected::text()));
        else
            reporter_.at_value(*id, {"load.id_characters",
                                     ZK_TR("the id \"{id}\" may contain only a–z, 0–9, _, - and dots; choose another"),
                                     {{"id", std::string(id->text)}}});
        return;
    }
    const auto [known, fresh] = all.by_id.emplace(id->text, all.rows.size());
    if (!fresh) {
        reporter_.at_value(*id, {"load.duplicate_id",
                                 ZK_TR("the {what} {id} exists already, at {place}; give one of the two another id"),
                                 {{"what", std::vector<Message>{word(part)}},
                                  {"id", std::string(id->text)},
                                  {"place", place(reporter_, *all.rows[known->second].table->child("id"))}}});
        return;
    }
    all.rows.push_back({id->text, &table, home, {}});
}

void Loader::apply_changes(const Node& array)
{
    if (array.type != NodeType::array)
        return reporter_.at_value(array, wrong_type(array.key, expected::tables()));
    for (const Node& change : array.children) {
        if (change.type == NodeType::table)
            apply_change(change);
        else
            reporter_.at_value(change, wrong_type("change", expected::tables()));
    }
}

/// An item may say in which group or dimension it stands, a fact may name its provider, a cap its grade: so the first
/// of these keys says what is changed.
void Loader::apply_change(const Node& change)
{
    static constexpr Part order[] = {Part::item,  Part::fact,     Part::cap,      Part::specialty, Part::group,
                                     Part::grade, Part::category, Part::provider, Part::dimension};
    for (const Part part : order) {
        const std::string_view selector = part_names[static_cast<std::size_t>(part)];
        const Node* named = change.child(selector);
        if (!named)
            continue;
        if (named->type != NodeType::text)
            return reporter_.at_value(*named, wrong_type(selector, expected::text()));
        Row* row = row_named(part, named->text);
        if (!row || row->dropped) {
            if (!rows(part).uncertain)
                reporter_.at_value(*named, nothing_to_change(part, named->text));
            return;
        }
        if (const Node* id = change.child("id"))
            reporter_.at_key(*id, {"load.change_id",
                                   ZK_TR("an id cannot be changed; drop the {what} and write a new one"),
                                   {{"what", std::vector<Message>{word(part)}}}});
        if (const Node* drop = change.child("drop"); drop && drop->type == NodeType::boolean)
            row->dropped = drop->boolean;
        else if (drop)
            reporter_.at_value(*drop, wrong_type("drop", expected::boolean()));
        row->changes.push_back(&change);
        return;
    }
    if (const Node* named = change.child("defaults"); named && named->type == NodeType::text)
        return default_changes_.push_back(&change);
    reporter_.at_value(
        change, {"load.change_what",
                 ZK_TR("[[change]] does not say what is changed; write one of: {known}"),
                 {{"known", std::string("item = \"…\", fact = \"…\", cap = \"…\", specialty = \"…\", group = \"…\", "
                                        "grade = \"…\", category = \"…\", provider = \"…\", dimension = \"…\", "
                                        "defaults = \"…\"")}}});
}

Message Loader::nothing_to_change(Part part, std::string_view id) const
{
    std::string near = nearest(id, known_ids(part));
    if (near.empty())
        return {"load.change_unknown",
                ZK_TR("there is no {what} {id} to change or drop; write the id of one that exists"),
                {{"what", std::vector<Message>{word(part)}}, {"id", std::string(id)}}};
    return {"load.change_unknown",
            ZK_TR("there is no {what} {id} to change or drop; did you mean {nearest}?"),
            {{"what", std::vector<Message>{word(part)}}, {"id", std::string(id)}, {"nearest", std::move(near)}}};
}

void Loader::apply_drops(const Node& list)
{
    if (list.type != NodeType::array)
        return reporter_.at_value(list, wrong_type("drop", expected::texts()));
    for (const Node& name : list.children) {
        if (name.type != NodeType::text) {
            reporter_.at_value(name, wrong_type("drop", expected::texts()));
            continue;
        }
        Row* row = row_named(Part::item, name.text);
        if (row && !row->dropped)
            row->dropped = true;
        else if (!rows(Part::item).uncertain)
            reporter_.at_value(name, nothing_to_change(Part::item, name.text));
    }
}

Row* Loader::row_named(Part part, std::string_view id)
{
    Rows& all = rows(part);
    const auto found = all.by_id.find(id);
    return found == all.by_id.end() ? nullptr : &all.rows[found->second];
}

std::vector<std::string> Loader::known_ids(Part part) const
{
    std::vector<std::string> ids;
    if (part == Part::fact)
        for (const auto& fact : out_->facts)
            ids.push_back(fact.id);
    else
        for (const auto& row : rows(part).rows)
            if (!row.dropped)
                ids.emplace_back(row.id);
    return ids;
}

int Loader::reference(Part part, const Node& written)
{
    const Row* row = row_named(part, written.text);
    if (row && !row->dropped)
        return row->built;
    Message what = word(part);
    if (row) {
        reporter_.at_value(written,
                           {"load.dropped_reference",
                            ZK_TR("the {what} {id} has been dropped, but is still named here; change this too"),
                            {{"what", std::vector<Message>{std::move(what)}}, {"id", std::string(written.text)}}});
        return -1;
    }
    if (rows(part).uncertain)
        return -1;
    const auto ids = known_ids(part);
    if (std::string near = nearest(written.text, ids); !near.empty()) {
        reporter_.at_value(written, {"load.unknown_reference",
                                     ZK_TR("there is no {what} {id}; did you mean {nearest}?"),
                                     {{"what", std::vector<Message>{std::move(what)}},
                                      {"id", std::string(written.text)},
                                      {"nearest", std::move(near)}}});
        return -1;
    }
    reporter_.at_value(
        written, ids.size() > 12 || ids.empty()
                     ? Message{"load.unknown_reference",
                               ZK_TR("there is no {what} {id}; write the id of one that exists, or add it"),
                               {{"what", std::vector<Message>{std::move(what)}}, {"id", std::string(written.text)}}}
                     : Message{"load.unknown_reference",
                               ZK_TR("there is no {what} {id}; there are: {known}"),
                               {{"what", std::vector<Message>{std::move(what)}},
                                {"id", std::string(written.text)},
                                {"known", joined(ids)}}});
    return -1;
}

void Loader::lay_changes(Table& record, const Row& row, std::string_view selector)
{
    const std::array<std::string_view, 4> own_keys = {selector, "id", "drop", "remove"};
    for (const Node* change : row.changes) {
        record.lay(*change, own_keys);
        const Node* removed = change->child("remove");
        if (removed && removed->type == NodeType::array)
            record.remove(*removed);
        else if (removed)
            reporter_.at_value(*removed, wrong_type("remove", expected::texts()));
    }
}

}  // namespace load
}  // namespace zk::forms
