"""The tables of languages: what is wrong is told with file and line, and the examples beside them are found."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import resgraph
from cases import Case, read_file
from resgraph.find.authorities import load
from resgraph.languages import builtin
from resgraph.languages.reading import PATTERNS, ROWS, TABLES, read_language
from resgraph.languages.registry import FOLDER
from resgraph.languages.ruled import RULED
from resgraph.link.linker import Linkers
from resgraph.model import LanguageError, MappedText, Metadata, Paragraph, ParagraphKind, Resolution, Source
from resgraph.pipeline import extract_text
from resgraph.symbols import parse
from resgraph.text.engine.cues import NOBODY
from resgraph.text.engine.spoken import profile_of

PACKAGE = Path(resgraph.__file__).resolve().parent
ABOUT = 'name = "Toy"\nscript = "latin"\n'

FAULTS = [
    ("language.toml", 'name = "Toy"\n', "xx/language.toml: the key 'script' is missing"),
    ("language.toml", ABOUT + 'scripts = "latin"\n', "xx/language.toml, line 3: unknown key 'scripts'"),
    ("language.toml", ABOUT + "accents = 1\n", "xx/language.toml, line 3: accents must be true or false"),
    ("language.toml", "name = \n", "xx/language.toml: not TOML"),
    (
        "words.tsv",
        "resolution\tr\nmonth\tMai\n",
        "xx/words.tsv, line 2: a row of the kind 'month' has a third",
    ),
    ("words.tsv", "month\tMai\t13\n", "xx/words.tsv, line 1: a month is a number from 1 to 12"),
    ("words.tsv", "month\tMai\tfive\n", "xx/words.tsv, line 1: column 3 must be a whole number, not 'five'"),
    ("words.tsv", "noun\tr\n", "xx/words.tsv, line 1: unknown kind 'noun'"),
    ("words.tsv", "# nouns\n\nresolution\n", "xx/words.tsv, line 3: 2 to 3 columns"),
    ("words.tsv", "resolution\t\n", "xx/words.tsv, line 1: column 2 is empty"),
    ("ordinals.tsv", "first\tone\n", "xx/ordinals.tsv, line 1: column 2 must be a whole number"),
    ("verbs.tsv", "request\tasks\n", "xx/verbs.tsv, line 1: 'request' is no verb"),
    ("adverbs.tsv", "behind\talso\n", "xx/adverbs.tsv, line 1: unknown place 'behind'"),
    (
        "adverbs.tsv",
        "before\tdeeply\tvery\n",
        "xx/adverbs.tsv, line 1: the third column is 'strong' or left out",
    ),
    ("frames.tsv", "feeling\tjoy\n", "xx/frames.tsv, line 1: a row is 'feeling FORM"),
    ("names.tsv", "org/unodc\tUNODC\tnickname\n", "xx/names.tsv, line 1: unknown kind of name 'nickname'"),
    ("shortforms.tsv", "Office\torg/ohchr\n", "xx/shortforms.tsv, line 1: a form alone, or"),
    ("closing.tsv", "place\tGeneva\n", "xx/closing.tsv, line 1: unknown 'place'"),
    ("called.tsv", "above\tof\n", "xx/called.tsv, line 1: unknown 'above'"),
    ("closing.tsv", "vote\t(\n", "xx/closing.tsv, line 1: not a regular expression"),
    ("addressees.toml", "linked = []\n", "xx/addressees.toml, line 1: unknown key 'linked'"),
    ("word.tsv", "resolution\tr\n", "xx/word.tsv: unknown table"),
]


@pytest.mark.parametrize(("name", "content", "said"), FAULTS)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, name: str, content: str, said: str) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text(ABOUT, encoding="utf-8")
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(LanguageError) as raised:
        read_language(folder)
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


def test_a_folder_without_language_toml_is_told(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    with pytest.raises(LanguageError, match=r"xx/language\.toml: there is no such file"):
        read_language(tmp_path / "xx")


def test_the_package_brings_six_languages() -> None:
    assert sorted(builtin().profiles) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert [code for code, profile in builtin().profiles.items() if profile.writing.rules] == [RULED]


def test_the_tables_of_a_language_with_rules_are_all_known() -> None:
    profile = builtin().get(RULED)
    assert profile
    assert set(profile.patterns) == PATTERNS
    assert all((FOLDER / RULED / name).is_file() for name in ROWS)


def test_a_faulty_table_of_patterns_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text(ABOUT + "rules = true\n", encoding="utf-8")
    (folder / "clauses.toml").write_text('stops = ["."]\ndigit = 7\n', encoding="utf-8")
    with pytest.raises(LanguageError, match=r"xx/clauses\.toml, line 2: digit must be a string or a list"):
        read_language(folder)
    (folder / "clauses.toml").rename(folder / "clause.toml")
    with pytest.raises(LanguageError, match=r"xx/clause\.toml: unknown table"):
        read_language(folder)


def test_a_text_without_words_is_in_no_language() -> None:
    assert profile_of("60/251 - 76/300", builtin()) is None


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        ("es", "Decide seguir ocupándose de la cuestión."),
        ("es", "Habiendo examinado la resolución 279 (III) de la Asamblea General,"),
        ("fr", "Décide de rester saisi de la question."),
        ("en", "Decides to remain seized of the matter."),
        ("ru", "постановляет продолжать заниматься этим вопросом."),
        ("ar", "يقرر أن يبقي المسألة قيد نظره الفعلي."),
    ],
)
def test_a_clause_too_short_for_common_words_is_known_by_its_verb(language: str, clause: str) -> None:
    profile = profile_of(clause, builtin())
    assert profile
    assert profile.code == language


def test_a_line_of_names_is_in_no_language() -> None:
    assert profile_of("Algeria, Brazil, China and Denmark", builtin()) is None


@pytest.mark.parametrize(
    ("head", "point", "verbs"),
    [
        (
            "Stresses the need for protection, and in this regard:",
            "Calls upon States to act;",
            ["Calls upon"],
        ),
        ("Welcomes the new office, and:", "Also requests a report;", ["Also requests"]),
        (
            "Urges States to act and, further to this end:",
            "Expresses concern at delays;",
            ["Expresses concern"],
        ),
        ("Stresses the need for protection, and in this regard:", "Encouraging the media to help;", []),
        ("Stresses the needs of women and girls:", "Requests for help that are made in time;", []),
        ("Notes that the Centre works, in this regard:", "Encourages States;", []),
    ],
)
def test_points_are_acts_where_their_head_goes_on_in_them(head: str, point: str, verbs: list[str]) -> None:
    text = f"68/9. Rivers\n\nThe General Assembly,\n\n1. {head}\n\n(a) {point}\n"
    extraction = extract_text(text)
    acts = {
        passage.id: found.actions
        for passage, found in extraction.passages()
        if isinstance(passage, Paragraph)
    }
    assert [action.text for action in acts["op1-a"]] == verbs


def test_every_id_of_the_tables_is_known() -> None:
    entities = load().entities
    brought = {given.id for profile in builtin().profiles.values() for given in profile.names}
    for profile in builtin().profiles.values():
        ids = [s.id for s in profile.shorts if s.id] + [s.body for s in profile.shorts if s.body]
        ids += [body for body, _ in profile.enacting if body != NOBODY]
        assert [id for id in ids if id not in entities and id not in brought] == []


def test_no_language_is_a_default() -> None:
    codes = set(builtin().profiles) - {"en"}  # in which messages are where the user's language is not known
    wrong = [
        f"{path.relative_to(PACKAGE)}:{value.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for value in defaults(node)
        if isinstance(value, ast.Constant) and value.value in codes
    ]
    assert wrong == []


def defaults(node: ast.AST) -> list[ast.expr | None]:
    """What the arguments of a function, or a field of a class, are without being given."""
    match node:
        case ast.FunctionDef(args=args) | ast.AsyncFunctionDef(args=args) | ast.Lambda(args=args):
            return [*args.defaults, *args.kw_defaults]
        case ast.ClassDef(body=body):
            return [each.value for each in body if isinstance(each, ast.AnnAssign)]
        case ast.keyword(arg="default", value=value):
            return [value]
    return []


# --- examples


def examples() -> Iterator[object]:
    """Each line of the examples with what is to be found, by its language."""
    for path in sorted(FOLDER.glob("*/examples/*.txt")):
        language = path.parent.parent.name
        yield from (pytest.param(language, case, id=f"{language}/{case.where}") for case in read_file(path))


@pytest.fixture(scope="module")
def linker() -> Linkers:
    return Linkers(load(), builtin())


@pytest.mark.parametrize(("language", "case"), [*examples()])
def test_examples(linker: Linkers, language: str, case: Case) -> None:
    text = case.parts[0].text
    metadata = Metadata(
        parse("A/HRC/RES/55/99"), language, adopted="2024-04-05", body="org/human-rights-council"
    )
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, "1", MappedText.of(text))
    found = linker.read(Resolution(Source("x", text, "0"), metadata, (paragraph,))).annotations[0]
    told = [f"verb {action.id}" for action in found.actions]
    told += [f"cites {c.target} {c.date or '-'} {c.locator or ''}".rstrip(" -") for c in found.citations]
    told += [f"asks {addressee.id}" for addressee in found.addressees]
    case.parts[0].expected.sort()
    case.check([sorted(f"= {line}" for line in told)])
    for item in (*found.actions, *found.addressees, *found.citations, *found.mentions):
        assert text[item.start : item.end] == item.text


# --- the engines know no word of any language

ENGINES = sorted(p for layer in ("text", "find", "link") for p in (PACKAGE / layer / "engine").glob("*.py"))
ENGLISH = re.compile(
    r"\b(?:the|of|and|to|its|in|on|resolution|decision|council|assembly|recalling|requests|adopted|see|annex I)\b"
)


def code_strings(path: Path) -> Iterator[str]:
    """The strings of a module's code, its docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_engines_hold_no_letter_of_another_script() -> None:
    wrong = [
        f"{path.parent.parent.name}/{path.name}: {char}"
        for path in ENGINES
        for string in code_strings(path)
        for char in re.sub(r"#[^\n]*", "", string)
        if unicodedata.category(char) in ("Lu", "Ll", "Lo")
        and ord(char) > 127
        and not re.search("LATIN|ORDINAL", unicodedata.name(char, ""))
    ]
    assert wrong == []


def test_engines_hold_no_english_word_in_a_pattern() -> None:
    patterns = re.compile(r"\\[bsdwWS]|\(\?[:P=!<]|\|")
    wrong = [
        f"{path.parent.parent.name}/{path.name}: {found.group()}"
        for path in ENGINES
        for string in code_strings(path)
        if patterns.search(string)
        for found in ENGLISH.finditer(re.sub(r"#[^\n]*", "", string))
    ]
    assert wrong == []


def test_the_engines_are_looked_at() -> None:
    assert len(ENGINES) > 25
    assert {"en", "words.tsv"} <= {part for p in FOLDER.rglob("*.tsv") for part in p.parts}
    brought = [FOLDER / code for code in builtin().profiles]
    assert {p.name for folder in brought for p in folder.glob("*.tsv")} <= TABLES | ROWS


def test_english_is_only_found_where_a_word_stands() -> None:
    assert ENGLISH.search(r"(?:of|by)")
    assert not ENGLISH.search(r"(?P<offset>\d)")
