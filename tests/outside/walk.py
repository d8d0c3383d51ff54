"""From outside, as a person would: a new hospital by the wizard, three specialties filled with the keyboard alone, checked,
confirmed, reviewed, approved, submitted; every step is read back with zhuanke-cli, and the workbook is verified by it.

    walk.py ZHUANKE ZHUANKE-CLI      on a display and a session bus of its own (Xvfb -noreset, dbus-run-session)

Typing goes through xdotool; windows, buttons and the fields of dialogs are found through AT-SPI, so that what a screen
reader needs is tried as well. Nothing waits for a time: everything waits for what it needs, and says what did not come.
Takes about a minute. Exit code 77: a tool is missing (said aloud). ZK_PICTURE=FILE.png keeps a picture of a failure.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
try:
    import gi
    gi.require_version("Atspi", "2.0")
    import pyatspi
except (ImportError, ValueError) as missing:
    print(f"SKIPPED, the way from outside is NOT tested: python3-pyatspi is missing ({missing}).", file=sys.stderr)
    sys.exit(SKIPPED)
for tool in ("xdotool", "openbox"):
    if not shutil.which(tool):
        print(f"SKIPPED, the way from outside is NOT tested: {tool} is missing.", file=sys.stderr)
        sys.exit(SKIPPED)

PATIENCE = 60  # seconds until a wait says what did not come
WORK = 180     # the same where the program itself works
SPECIALTIES = {"pathology", "laboratory", "anesthesia"}  # the three with the fewest items


class DidNotCome(Exception):
    pass


def wait(what, holds, patience=PATIENCE):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            got = holds()
        except Exception:  # AT-SPI objects die while windows close
            got = None
        if got:
            return got
        time.sleep(0.05)
    raise DidNotCome(f"after {patience} s: {what}")


def main_window(program):
    """A key sent while a dialog closes goes nowhere: wait until the main window is the active one."""
    wait("the main window to be active", lambda: next(
        (t for t in program.application if t and t.getRoleName() == "frame" and t.getState().contains(pyatspi.STATE_ACTIVE)), None))


def keys(*names):
    subprocess.run(["xdotool", "key", "--delay", "15", *names], check=True)


def typed(text):
    subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)


class Program:
    def __init__(self, program, cli, home):
        self.cli_path, self.home = cli, home
        pyatspi.Registry.getDesktop(0).childCount  # before the program: it would not be seen otherwise
        self.process = subprocess.Popen([program, "--lang", "zh"], stderr=subprocess.DEVNULL)
        self.application = wait("the program on the accessibility bus", self._find)

    def _find(self):
        for app in pyatspi.Registry.getDesktop(0):
            if app and app.get_process_id() == self.process.pid:
                return app
        return None

    def find(self, role, name, within=None):
        """The showing object of this role whose name begins so (the label before it counts as the name of a field)."""
        for top in [within] if within else [t for t in self.application if t]:
            found = self._search(top, role, name)
            if found:
                return found
        return None

    def _search(self, at, role, name):
        if at.getRoleName() == role and at.getState().contains(pyatspi.STATE_SHOWING):
            labels = [r.getTarget(0).name for r in at.getRelationSet() if r.getRelationType() == pyatspi.RELATION_LABELLED_BY]
            if any(each.startswith(name) for each in [at.name or ""] + labels):
                return at
        for child in at:
            found = child and self._search(child, role, name)
            if found:
                return found
        return None

    def dialog(self, title, patience=PATIENCE):
        return wait(f"the dialog “{title}”", lambda: next(
            (t for t in self.application if t and t.name == title and t.getState().contains(pyatspi.STATE_SHOWING)), None), patience)

    def gone(self, title):
        wait(f"“{title}” to close", lambda: not any(t and t.name == title for t in self.application))

    def press(self, name, within=None):
        button = wait(f"the button “{name}”, enabled", lambda: (lambda b: b if b and b.getState().contains(
            pyatspi.STATE_SENSITIVE) else None)(self.find("push button", name, within)))
        # Not its action: a dialog that it opens would keep the bus waiting for the answer.
        button.queryComponent().grabFocus()
        wait(f"the focus on “{name}”", lambda: button.getState().contains(pyatspi.STATE_FOCUSED))
        keys("space")

    def focus_comes(self, name):
        wait(f"the focus on “{name}” by itself", lambda: self.find("push button", name).getState().contains(pyatspi.STATE_FOCUSED))

    def cli(self, *words, fine=(0,)):
        done = subprocess.run([self.cli_path, *words, "--json"], capture_output=True, text=True)
        assert done.returncode in fine, f"zhuanke-cli {' '.join(words)}: {done.returncode} {done.stderr}"
        return json.loads(done.stdout)


def create(program):
    keys("ctrl+n")
    wizard = program.dialog("新建医院文件")
    wait("the focus in the name", lambda: program.find("text", "医院名称", wizard).getState().contains(pyatspi.STATE_FOCUSED))
    # xdotool can not play an input method: Chinese is set, everything else is typed.
    program.find("text", "医院名称", wizard).queryEditableText().setTextContents("示例县人民医院")
    wait("the next step", lambda: program.find("push button", "下一步", wizard).getState().contains(pyatspi.STATE_SENSITIVE))
    keys("Return")
    cutoff = wait("the second step", lambda: program.find("text", "数据截止日", wizard))
    while not cutoff.getState().contains(pyatspi.STATE_FOCUSED):
        keys("Tab")
    keys("Return")
    wait("the third step", lambda: program.find("push button", "其他位置", wizard))
    wanted = {"病理科", "医学检验科", "麻醉科"}
    table = program.find("table", "", wizard)
    names = []
    for row in range(table.queryTable().nRows):
        cells = [table.queryTable().getAccessibleAt(row, c) for c in range(table.queryTable().nColumns)]
        names.append(next(c.name for c in cells if c.name))
    for at, name in enumerate(names):
        keys("Home" if at == 0 else "Down")
        core = "核心专科以外" not in name
        if core and not any(name.startswith(each) for each in wanted):
            keys("space")
    program.press("新建", wizard)
    program.gone("新建医院文件")
    document = wait("the file of the hospital", lambda: next(program.home.rglob("*.zhuanke"), None))
    ids = {each["id"] for each in program.cli("specialty", "list", str(document))}
    assert ids == SPECIALTIES, ids
    return document


def navigator_speaks(program):
    """A screen reader says the cell in focus: it must be the one with the words."""
    keys("ctrl+l")
    table = wait("the navigator", lambda: program.find("table", "专科与页面"))
    wait("the overview to be said", lambda: any(
        cell.name == "全院概览" and cell.getState().contains(pyatspi.STATE_FOCUSED) for cell in table))


def answered(program, document):
    return {each["id"]: (each["answered"], each["asked"]) for each in program.cli("specialty", "list", str(document))}


def fill(program, how_many):
    """A digit and Enter: the program goes to the next field that needs something by itself. No key more than items are left."""
    wait("the card", lambda: program.find("push button", "下一项 "))
    keys("F6")
    answered, asked = how_many()
    while answered < asked:
        for _ in range(min(asked - answered, 30)):
            keys("1", "Return")
        before = answered
        answered = wait(f"the next answer after {before} of {asked}",
                        lambda: (lambda now: now if now > before else None)(how_many()[0]))


def hints(program, document):
    found = program.cli("check", str(document), fine=(0, 1))
    assert found["errors"] == 0, [each["text"]["zh"] for each in found["findings"] if each["severity"] == "error"]
    return sum(1 for each in found["findings"] if each["severity"] == "hint" and not each["reason"])


def explain(program, document):
    """Every hint gets its reason on the page of findings."""
    main_window(program)
    keys("F7")
    left = hints(program, document)
    if left == 0:
        return
    reason = wait("the field of the reason", lambda: program.find("text", "原因"))
    wait("the reason can be typed", lambda: reason.getState().contains(pyatspi.STATE_SENSITIVE))
    reason.queryComponent().grabFocus()
    while left > 0:             # the page goes on to the next hint by itself
        wait("the focus in an empty reason", lambda: reason.getState().contains(pyatspi.STATE_FOCUSED) and not reason.queryText().characterCount)
        typed("checked")
        wait("the reason to be typed", lambda: reason.queryText().getText(0, -1) == "checked")
        keys("Return")
        left = wait("one hint less", lambda: (lambda now: (now,) if now < left else None)(hints(program, document)))[0]


def sign(program, title):
    dialog = wait(f"the dialog “{title}”", lambda: next(
        (t for t in program.application if t and t.name.startswith(title)), None))
    wait("the focus in the name", lambda: program.find("text", "姓名", dialog).getState().contains(pyatspi.STATE_FOCUSED))
    keys("ctrl+a")
    typed("Li")
    wait("the name to be typed", lambda: program.find("text", "姓名", dialog).queryText().getText(0, -1) == "Li")
    keys("Return")
    wait(f"“{title}” to close", lambda: not any(t and t.name.startswith(title) for t in program.application))


def steps(program, document):
    return [each["step"] for each in program.cli("status", str(document))["steps"]]


def approve(program, document):
    """The page of the approval always has the focus where the chain waits: on the next specialty, then on the next step."""
    keys("F9")
    for n in range(len(SPECIALTIES)):
        main_window(program)
        wait("the focus in the list of specialties", lambda: program.find("table", "专科, 已填").getState().contains(pyatspi.STATE_FOCUSED))
        keys("Return")
        sign(program, "科室确认")
        wait("the confirmation to be kept", lambda: steps(program, document).count("confirm") == n + 1)
    for button, title, kind in (("审核…", "职能科室审核", "review"), ("审批…", "分管院长审批", "approve")):
        main_window(program)
        program.focus_comes(button)
        keys("space")
        sign(program, title)
        wait(f"{kind} to be kept", lambda: kind in steps(program, document))


def submit(program, document):
    """The name and the folder that the program offers are taken. Returns the workbook."""
    main_window(program)
    program.focus_comes("上报…")
    keys("space")
    wait("the dialog for the file", lambda: next((t for t in program.application if t and t.getRoleName() == "file chooser"), None))
    keys("Return")
    done = program.dialog("上报材料已写出", WORK)
    wait("the submission to be kept", lambda: "submit" in steps(program, document))
    keys("Return")
    program.gone("上报材料已写出")
    return next(document.parent.glob("*.xlsx"))


def verify(program, document, workbook):
    """By the program as a reviewer would, and by zhuanke-cli: unchanged, and archived in this file. Returns the cells compared."""
    verified = program.cli("verify", str(workbook), "--doc", str(document))
    assert verified["clean"] and verified["document"]["kind"] == "archived", verified
    main_window(program)
    keys("ctrl+shift+v")
    chooser = wait("the dialog for the workbook", lambda: next((t for t in program.application if t and t.getRoleName() == "file chooser"), None))
    keys("ctrl+l")
    field = wait("the field of the path", lambda: program.find("text", "", chooser))
    field.queryEditableText().setTextContents(str(workbook))
    wait("the path to be taken", lambda: field.queryText().getText(0, -1) == str(workbook))
    keys("Return")
    wait("the verdict", lambda: program.find("label", f"未改动：{verified['cells_equal']} 格"), WORK)
    keys("Escape")
    program.gone("校验上报表")
    return verified["cells_equal"]


def main():
    program_path, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="专科 walk ") as folder:
        home = pathlib.Path(folder)
        os.environ.update(HOME=folder, XDG_CONFIG_HOME=f"{folder}/config", GTK_MODULES="gail:atk-bridge", GDK_BACKEND="x11", LANG="C.UTF-8")
        os.environ.pop("NO_AT_BRIDGE", None)
        manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
        program = Program(program_path, cli, home)
        try:
            wait("the main window", lambda: program.find("push button", "新建"))
            document = create(program)
            print("created:", document.name, flush=True)
            main_window(program)
            navigator_speaks(program)
            for section in answered(program, document):      # in the order of the navigator
                main_window(program)
                keys("ctrl+Next")
                fill(program, lambda: answered(program, document)[section])
                print("filled:", section, flush=True)
            keys("F8")
            wait("the first finding in the card", lambda: program.find("label", "统一社会信用代码"))
            explain(program, document)
            print("checked", flush=True)
            approve(program, document)
            print("approved", flush=True)
            workbook = submit(program, document)
            print("submitted:", workbook.name, flush=True)
            cells = verify(program, document, workbook)
            print(f"verified: {cells} cells", flush=True)
        except (DidNotCome, AssertionError):
            if os.environ.get("ZK_PICTURE"):
                subprocess.run(["import", "-window", "root", os.environ["ZK_PICTURE"]])
            raise
        finally:
            program.process.kill()
            manager.kill()


if __name__ == "__main__":
    main()
