import gettext
import json
import os
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command

from portal.core.catalogues import (
    CatalogueError,
    catalogues_below,
    compile_catalogue,
    main,
    problems,
)

LOCALE = Path(__file__).parents[2] / "locale"
UPSTREAM = LOCALE / "upstream" / "vi" / "LC_MESSAGES"
DAILY_STRINGS = Path(__file__).with_name("daily_admin_strings.json")

HEADER = """msgid ""
msgstr ""
"Language: vi\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural_forms}\\n"

"""


@pytest.fixture
def write(tmp_path):
    def write(body, plural_forms="nplurals=1; plural=0;"):
        path = tmp_path / "vi" / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER.format(plural_forms=plural_forms) + body, encoding="utf-8")
        return path

    return write


def translations(po):
    with po.with_suffix(".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def entry(msgid, msgstr):
    return f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def plural(msgid, msgid_plural, *forms):
    return f'msgid "{msgid}"\nmsgid_plural "{msgid_plural}"\n' + "".join(
        f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms)
    )


class TestProblems:
    @pytest.mark.parametrize(
        ("body", "fault"),
        [
            (entry("Save", ""), "untranslated"),
            ("#, fuzzy\n" + entry("Save", "Lưu"), "fuzzy"),
            (entry("Page %(title)s", "Trang"), "placeholders lost: %(title)s"),
            (
                entry("Page %(title)s", "Trang %(tiêu_đề)s"),
                "placeholders not in the original: %(tiêu_đề)s",
            ),
            (entry("%(n)d pages", "%(n)s trang"), "placeholders lost: %(n)d"),
            (entry("Change %s", "Đổi"), "placeholders lost: %s (no. 1)"),
            (entry("%s of %d", "%d của %s"), "placeholders lost: %d (no. 2) %s (no. 1)"),
            (entry("Translated with {}", "Đã dịch"), "placeholders lost: {} (no. 1)"),
            (entry("Delete {name}", "Xoá {tên}"), "placeholders lost: {name}"),
            (entry("A <b>bold</b> word", "Một chữ <b>đậm<b>"), "HTML tags lost: </b>"),
            (entry("A word", "Một <i>chữ</i>"), "HTML tags not in the original: </i> <i>"),
            (entry("Publish in ", "Xuất bản bằng"), "spaces at the beginning or end differ"),
            (plural("1 page", "%(n)s pages", "1 trang"), "placeholders lost: %(n)s"),
            (plural("1 page", "%(n)s pages", ""), "untranslated"),
        ],
    )
    def test_names_the_fault_and_the_msgid(self, write, body, fault):
        path = write(body)
        (msgid,) = [e.msgid for e in polib.pofile(str(path))]

        found = problems(path)

        assert all(line.startswith(f"{path}:") for line in found)
        assert fault in [line.split(f"“{msgid}”: ")[1] for line in found]

    def test_gives_the_line_of_the_entry(self, write):
        path = write(entry("Save", "Lưu") + "\n" + entry("Close", ""))
        line = path.read_text(encoding="utf-8").splitlines().index('msgid "Close"') + 1
        assert problems(path) == [f"{path}:{line}: “Close”: untranslated"]

    @pytest.mark.parametrize(
        "body",
        [
            entry("Page %(title)s", "%(title)s: trang %(title)s"),
            entry("100%% sure of {{x}}", "Chắc 100%%, {{x}} và {{y}}"),
            entry("<b>A</b> and <i>B</i>", "<i>B</i> và <b>A</b>"),
            entry("Publish in ", "Xuất bản bằng "),
            plural("1 page", "%(n)s pages", "%(n)s trang"),
            "#, no-python-format\n" + entry("%(n)d pages", "Các trang"),
            "#~ " + entry("Gone", "").replace("\n", "\n#~ ", 1),
        ],
    )
    def test_is_silent_about_sound_entries(self, write, body):
        assert problems(write(body)) == []

    def test_the_singular_may_do_without_the_number_where_the_language_has_one(self, write):
        two_forms = "nplurals=2; plural=n != 1;"
        sound = write(plural("1 page", "%(n)s pages", "one page", "%(n)s pages"), two_forms)
        assert problems(sound) == []

        broken = write(plural("1 page", "%(n)s pages", "one page", "pages"), two_forms)
        assert ["placeholders lost: %(n)s" in line for line in problems(broken)] == [True]

    @pytest.mark.parametrize("body", ["no catalogue\n", entry("A", "B") + entry("A", "C")])
    def test_an_unreadable_catalogue_is_named(self, write, body):
        path = write(body)
        with pytest.raises(CatalogueError, match=r"django\.po"):
            problems(path)

    def test_a_missing_catalogue_is_named(self, tmp_path):
        with pytest.raises(CatalogueError, match=r"nowhere\.po: no such file"):
            problems(tmp_path / "nowhere.po")


class TestCompile:
    def test_gettext_reads_the_result(self, write):
        path = write(entry("Save", "Lưu") + "\n" + plural("%d page", "%d pages", "%d trang"))

        assert compile_catalogue(path) is True

        compiled = translations(path)
        assert compiled.gettext("Save") == "Lưu"
        assert [compiled.ngettext("%d page", "%d pages", n) % n for n in (1, 2)] == [
            "1 trang",
            "2 trang",
        ]

    def test_fuzzy_and_empty_entries_stay_in_the_original_language(self, write):
        path = write("#, fuzzy\n" + entry("Save", "Lưu %s") + "\n" + entry("Close", ""))
        compile_catalogue(path)
        assert [translations(path).gettext(text) for text in ("Save", "Close")] == ["Save", "Close"]

    def test_a_newer_result_is_kept_and_an_older_one_replaced(self, write):
        path = write(entry("Save", "Lưu"))
        compile_catalogue(path)
        made = path.with_suffix(".mo").stat().st_mtime
        os.utime(path, (made - 10, made - 10))
        assert compile_catalogue(path) is False

        write(entry("Save", "Lưu lại"))
        os.utime(path, (made + 10, made + 10))
        assert compile_catalogue(path) is True
        assert translations(path).gettext("Save") == "Lưu lại"

    def test_a_broken_placeholder_is_an_error_and_leaves_no_file(self, write):
        path = write(entry("Page %(title)s", "Trang %(title)"))
        with pytest.raises(CatalogueError) as error:
            compile_catalogue(path)
        assert str(path) in str(error.value)
        assert "“Page %(title)s”: placeholders lost: %(title)s" in str(error.value)
        assert [found.name for found in path.parent.iterdir()] == ["django.po"]


class TestCommandLine:
    def test_compiles_before_django_is_set_up(self, write, tmp_path, capsys):
        path = write(entry("Save", "Lưu"))
        assert main([str(tmp_path), str(tmp_path / "vi")]) == 0
        assert capsys.readouterr().out == f"compiled {path}\n"
        assert translations(path).gettext("Save") == "Lưu"

    def test_reports_a_broken_catalogue(self, write, tmp_path, capsys):
        write(entry("Change %s", "Đổi"))
        assert main([str(tmp_path)]) == 1
        assert "“Change %s”: placeholders lost" in capsys.readouterr().err

    @pytest.mark.parametrize("arguments", [[], ["no/such/directory"]])
    def test_a_wrong_call_is_no_success(self, arguments, capsys):
        assert main(arguments) == 2
        assert capsys.readouterr().err

    def test_management_command(self, write, tmp_path, settings, capsys):
        path = write(entry("Save", "Lưu"))
        settings.LOCALE_PATHS = [tmp_path]
        call_command("compile_catalogues")
        assert capsys.readouterr().out == f"compiled {path}\n"

        write(entry("Change %s", "Đổi"))
        os.utime(path, (path.stat().st_mtime + 10, path.stat().st_mtime + 10))
        with pytest.raises(CommandError, match="placeholders lost"):
            call_command("compile_catalogues")


class TestVietnameseAdmin:
    """The catalogues that stand in for what Wagtail and wagtail-localize leave in English."""

    def test_every_string_of_the_daily_screens_is_translated(self):
        """Thirteen screens, from the login to the article editor, logged call by call."""
        translated = {
            text
            for name in ("django.po", "djangojs.po")
            for e in polib.pofile(str(UPSTREAM / name)).translated_entries()
            for text in (e.msgid, e.msgid_plural)
        }
        daily = json.loads(DAILY_STRINGS.read_text(encoding="utf-8"))
        assert len(daily) > 300
        assert [text for text in daily if text not in translated] == []

    @pytest.mark.parametrize("path", catalogues_below([LOCALE / "upstream"]), ids=lambda p: p.name)
    def test_nothing_is_left_to_mend(self, path):
        assert problems(path) == []

    @pytest.mark.parametrize(
        ("original", "vietnamese"),
        [
            ("%(label)s and Publish", "%(label)s và xuất bản"),
            ("Locale", "Ngôn ngữ"),
            ("All collections", "Tất cả bộ sưu tập"),
            ("Table", "Bảng"),
        ],
    )
    def test_wrong_translations_of_the_packages_are_replaced(self, original, vietnamese):
        assert polib.pofile(str(UPSTREAM / "django.po")).find(original).msgstr == vietnamese
