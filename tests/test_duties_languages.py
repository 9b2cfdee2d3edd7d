"""What is asked, of whom, to be reported to whom and when, in languages of tables: clauses in our own words."""

from __future__ import annotations

import pytest

from resgraph.evaluate.parallel import PREFIX, duties_alike
from resgraph.find.authorities import load
from resgraph.languages.registry import builtin
from resgraph.link.linker import Linkers
from resgraph.model import (
    Extraction,
    MappedText,
    Metadata,
    Obligation,
    Paragraph,
    ParagraphKind,
    Resolution,
    Source,
)
from resgraph.symbols import parse

LINKER = Linkers(load(), builtin())


def read(language: str, *texts: str, symbol: str = "A/HRC/RES/55/99") -> Extraction:
    """A resolution of these operative paragraphs; one that opens with a bracket is a point of the one before."""
    own = parse(symbol)
    metadata = Metadata(own, language, adopted="2024-04-05", body=own.body, session="55")
    paragraphs: list[Paragraph] = []
    for text in texts:
        point = text.startswith("(")
        head = next((p.id for p in reversed(paragraphs) if p.parent is None), None)
        paragraphs.append(
            Paragraph(
                f"{head}-{text[1]}" if point else f"op{len(paragraphs) + 1}",
                ParagraphKind.SUBPARAGRAPH if point else ParagraphKind.OPERATIVE,
                text[1] if point else str(len(paragraphs) + 1),
                MappedText.of(text.partition(") ")[2] if point else text),
                parent=head if point else None,
            )
        )
    return LINKER.read(Resolution(Source("x", "\n".join(texts), "0"), metadata, tuple(paragraphs)))


def told(text: str, duty: Obligation) -> str:
    """Who > how the task begins | to whom, session, date, cycle."""
    parties = ", ".join(p.id or f"{p.text}?" for p in duty.parties)
    reports = " | ".join(
        " ".join(
            filter(
                None,
                [
                    *(
                        f"{r.id}{f' {r.session}' if r.session else ''}{' before' if r.before else ''}"
                        for r in one.recipients
                    ),
                    one.due,
                    one.cycle,
                ],
            )
        )
        or "-"
        for one in duty.reports
    )
    return f"{parties} > {text[duty.start : duty.end][:9]}" + (f" | {reports}" if reports else "")


CASES = [
    (
        "en",
        "Requests the High Commissioner to prepare an annual thematic study on rural schools;",
        ["role/high-commissioner-for-human-rights > prepare a | annual"],
    ),
    (
        "en",
        "Requests the High Commissioner to submit a report to the Council, in accordance with its annual programme of work;",
        ["role/high-commissioner-for-human-rights > submit a  | org/human-rights-council"],
    ),
    (
        "es",
        "Solicita al Secretario General que dedique su próximo estudio temático anual a las escuelas rurales;",
        ["role/secretary-general > dedique s | annual"],
    ),
    (
        "es",
        "Solicita al Secretario General que informe a los Estados sobre los avances;",
        ["role/secretary-general > informe a"],
    ),
    (
        "es",
        "Solicita al Secretario General que siga dando a conocer a la Asamblea General sus conclusiones;",
        ["role/secretary-general > siga dand | org/general-assembly"],
    ),
    (
        "fr",
        "Prie le Secrétaire général de soumettre à l’Assemblée générale, conformément au programme de travail de celle-ci, "
        "un rapport annuel;",
        ["role/secretary-general > soumettre | org/general-assembly annual"],
    ),
    (
        "ru",
        "просит Генерального секретаря продолжать ежегодно представлять доклады Генеральной Ассамблее;",
        ["role/secretary-general > продолжат | org/general-assembly annual"],
    ),
    (
        "en",
        "Requests the Secretary-General to submit to the General Assembly at its eighty-first session a report on progress;",
        ["role/secretary-general > submit to | org/general-assembly 81"],
    ),
    (
        "en",
        "Encourages States, within their respective mandates, and the World Bank to give support, and invites the "
        "private sector to help;",
        ["group/states, org/world-bank > give supp", "group/private-sector > help"],
    ),
    (
        "en",
        "Calls upon States, in consultation with the World Bank and civil society, to act;",
        ["group/states > act"],
    ),
    ("en", "Calls upon Israel, the occupying Power, to comply;", ["place/israel > comply"]),
    ("en", "Requests the Regional Monitoring Board to meet;", ["Regional Monitoring Board? > meet"]),
    (
        "en",
        "Appeals to Governments and donors in a position to do so to give more, and invites those that have not done so "
        "to join;",
        ["group/governments, group/donors > give more", "those? > join"],
    ),
    (
        "en",
        "Calls upon States, civil society, as well as the media, to help, and upon States, in their plans and programmes, to act;",
        ["group/states, group/civil-society, media? > help, and"],
    ),
    (
        "en",
        "Instructs the United Nations Mediator in Nepal to make a weekly report to the Security Council;",
        ["United Nations Mediator in Nepal? > make a we | org/security-council P7D"],
    ),
    (
        "en",
        "Requests the High Commissioner to report to the Assembly at its eightieth session, and to make public the study "
        "before the end of its sixtieth session;",
        ["role/high-commissioner-for-human-rights > report to | org/general-assembly 80"],
    ),
    (
        "en",
        "Requests the Secretary-General to submit a report to the Human Rights Council before the end of its sixtieth session;",
        ["role/secretary-general > submit a  | org/human-rights-council 60"],
    ),
    ("en", "Reiterates its appeal to the Secretary-General to act;", ["role/secretary-general > act"]),
    ("en", "Calls for the immediate release of all detainees;", []),
    (
        "en",
        "Requests the Secretary-General to prepare a study, and to present it to the Human Rights Council "
        "before its sixtieth session;",
        ["role/secretary-general > prepare a | org/human-rights-council 60 before"],
    ),
    (
        "en",
        "Requests the Secretary-General to report to the Security Council within 30 days, and every 90 days thereafter;",
        ["role/secretary-general > report to | org/security-council P30D P90D"],
    ),
    (  # whoever only passes it on gets nothing
        "en",
        "Requests the High Commissioner to report annually on his activities to the Commission on Human Rights and, "
        "through the Economic and Social Council, to the General Assembly;",
        [
            "role/high-commissioner-for-human-rights > report an | "
            "org/commission-on-human-rights org/general-assembly annual"
        ],
    ),
    (
        "fr",
        "Prie le Secrétaire général de présenter, par l’intermédiaire du Conseil économique et social, un rapport à "
        "l’Assemblée générale;",
        ["role/secretary-general > présenter | org/general-assembly"],
    ),
    (
        "en",
        "Requests the Secretary-General to report to the Security Council within thirty-six hours;",
        ["role/secretary-general > report to | org/security-council PT36H"],
    ),
    (
        "en",
        "Requests the Secretary-General to report to the Security Council not later than 90 days from now and every 48 hours;",
        ["role/secretary-general > report to | org/security-council P90D PT48H"],
    ),
    (
        "en",
        "Requests the Secretary-General to transmit the replies received to the Commission on Human Rights;",
        ["role/secretary-general > transmit  | org/commission-on-human-rights"],
    ),
    (
        "en",
        "Requests the High Commissioner to present an oral update to the Human Rights Council at its fifty-seventh and "
        "sixtieth sessions no later than 30 June 2025;",
        [
            "role/high-commissioner-for-human-rights > present a | org/human-rights-council 57 "
            "org/human-rights-council 60 2025-06-30"
        ],
    ),
    (
        "en",
        "Requests the Secretary-General to provide the resources necessary to prepare the report;",
        ["role/secretary-general > provide t"],
    ),
    (
        "en",
        "Requests the Secretary-General to take the present report into account;",
        ["role/secretary-general > take the "],
    ),
    (
        "en",
        "Welcomes the study, and in this regard requests the Secretary-General to report annually to the General Assembly;",
        ["role/secretary-general > report an | org/general-assembly annual"],
    ),
    (
        "en",
        "Decides that the Human Rights Council shall meet annually;",
        ["org/human-rights-council > shall mee"],
    ),
    (
        "fr",
        "Prie le Secrétaire général de lui présenter un rapport à sa soixante et unième session;",
        ["role/secretary-general > lui prése | org/human-rights-council 61"],
    ),
    ("fr", "Demande aux États de coopérer avec la Banque mondiale;", ["group/states > coopérer "]),
    (
        "fr",
        "Demande à toutes les parties au conflit au Yémen de coopérer et invite les organismes des Nations Unies, dont "
        "l’UNICEF, et la Banque mondiale à les aider ;",
        [
            "group/parties-to-conflict > coopérer",
            "group/united-nations-entities, org/unicef, org/world-bank > les aider",
        ],
    ),
    (
        "fr",
        "Se félicite que le Mali ait signé l’accord, et l’engage à le ratifier et prie l’Expert indépendant sur la situation des "
        "droits de l’homme au Mali de le soutenir ;",
        ["place/mali > le ratifi", "role/ie-mali > le souten"],
    ),
    (
        "fr",
        "Prend note du rapport du Rapporteur spécial sur le droit à l’éducation et prie celui-ci de consulter les États ;",
        ["role/sr-education > consulter"],
    ),
    (
        "fr",
        "Prie son président de nommer un expert ;",
        ["role/president-of-the-human-rights-council > nommer un"],
    ),
    (
        "fr",
        "Prie le Secrétaire général de lui présenter, à sa soixantième session, un compte rendu oral, et de présenter des "
        "rapports à l’Assemblée générale et au Conseil économique et social ;",
        [
            "role/secretary-general > lui prése | org/human-rights-council 60 | org/general-assembly org/ecosoc"
        ],
    ),
    (
        "fr",
        "Demande aux autorités de transition maliennes et au Gouvernement sud-soudanais de coopérer ;",
        ["place/mali, place/south-sudan > coopérer"],
    ),
    ("es", "Exhorta a las autoridades sirias a que cooperen;", ["place/syrian-arab-republic > cooperen"]),
    (
        "es",
        "Toma nota del informe de la Relatora Especial sobre el derecho a la educación y solicita a la Relatoría Especial que informe;",
        ["role/sr-education > informe | -"],
    ),
    (
        "es",
        "Solicita al Secretario General que presente un informe anual al Consejo de Derechos Humanos y a la Asamblea General;",
        ["role/secretary-general > presente  | org/human-rights-council org/general-assembly annual"],
    ),
    (
        "es",
        "Exhorta al Gobierno Federal de Somalia y a las autoridades de transición de Malí a que cooperen;",
        ["place/somalia, place/mali > cooperen"],
    ),
    (
        "es",
        "Toma nota de la labor de la Relatora Especial sobre el derecho a la educación y la alienta a que siga colaborando;",
        ["role/sr-education > siga cola"],
    ),
    (
        "es",
        "Solicita al Secretario General que presente un informe a la Asamblea General en su octogésimo período de sesiones;",
        ["role/secretary-general > presente  | org/general-assembly 80"],
    ),
    (
        "ru",
        "просит Генерального секретаря представить доклад Генеральной Ассамблее на ее восьмидесятой сессии;",
        ["role/secretary-general > представи | org/general-assembly 80"],
    ),
    (
        "ar",
        "يطلب إلى الأمين العام أن يقدم تقريرا إلى الجمعية العامة في دورتها الثمانين؛",
        ["role/secretary-general > يقدم تقري | org/general-assembly 80"],
    ),
    (  # a list whose words for and are written as one with the next word; the task is a noun behind a preposition
        "ar",
        "تحث الحكومات والمنظمات الدولية والمجتمع المدني على دعم السنة الدولية للمياه؛",
        ["group/governments, group/international-organizations, group/civil-society > دعم السنة"],
    ),
    (  # the task is a noun by itself, and so is the report
        "ar",
        "يطلب إلى الأمين العام ومنظمة الصحة العالمية تقديم تقرير سنوي إلى مجلس حقوق الإنسان والجمعية العامة؛",
        [
            "role/secretary-general, org/who > تقديم تقر | org/human-rights-council org/general-assembly annual"
        ],
    ),
    (  # a pronoun at the end of the verb, and one behind it
        "ar",
        "يشجع الدول على التعاون، ويدعوها إلى تبادل الخبرات، ويطلب إليها أن تكافح الفقر؛",
        ["group/states > التعاون", "group/states > تبادل الخ", "group/states > تكافح الف"],
    ),
    ("ar", "يدعو إلى احترام حقوق الأقليات؛", []),
    (  # two reports: and-that-he-submit as one word
        "ar",
        "يطلب إلى الأمين العام أن يعد دراسة وأن يقدم تقريرا إلى الجمعية العامة في دورتها الثمانين؛",
        ["role/secretary-general > يعد دراسة | - | org/general-assembly 80"],
    ),
    (
        "ar",
        "يقرر أن تعد منظمة الصحة العالمية دراسة؛",
        ["org/who > تعد منظمة | -"],
    ),
    (
        "ru",
        "предлагает национальным правозащитным учреждениям и международным организациям оказать помощь;",
        ["group/national-human-rights-institutions, group/international-organizations > оказать п"],
    ),
    ("ru", "требует, чтобы Мали немедленно прекратила огонь;", ["place/mali > немедленн"]),
    ("ru", "рекомендует действенно выполнять решения и призывает соблюдать права;", []),
    (
        "ru",
        "отвергает насилие и настоятельно призывает государства незамедлительно сообщить о мерах;",
        ["group/states > незамедли"],
    ),
    (
        "ru",
        "просит Генерального секретаря ежегодно представлять Генеральной Ассамблее и Комиссии по положению женщин "
        "доклады о выводах Международного Суда;",
        [
            "role/secretary-general > ежегодно  | org/general-assembly org/commission-on-the-status-of-women annual"
        ],
    ),
    (
        "ru",
        "призывает доноров помочь и просит их представить доклад;",
        ["group/donors > помочь", "group/donors > представи | -"],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=lambda value: str(value)[:20])
def test_clauses(language: str, text: str, wanted: list[str]) -> None:
    (found,) = read(language, text).annotations
    assert [told(text, duty) for duty in found.obligations] == wanted


def test_points_are_tasks_of_those_whom_the_head_asks() -> None:
    found = read(
        "en",
        "Urges States and the World Bank:",
        "(a) To take measures;",
        "(b) To report to the Security Council;",
    )
    assert [
        (
            place.id,
            [p.id for p in duty.parties],
            place.text[duty.start : duty.end],
            len(duty.reports),
            duty.head,
        )
        for place, said in found.passages()
        for duty in said.obligations
    ] == [
        ("op1", ["group/states", "org/world-bank"], "", 0, None),
        ("op1-a", ["group/states", "org/world-bank"], "take measures", 0, "op1"),
        ("op1-b", ["group/states", "org/world-bank"], "report to the Security Council", 1, "op1"),
    ]


def test_the_government_is_that_of_the_state_that_the_document_is_about() -> None:
    found = read(
        "en",
        "Notes Mali;",
        "Welcomes the news from Mali, and the help for Mali;",
        "Urges the Malian authorities to act;",
    )
    assert [p.id for duty in found.annotations[2].obligations for p in duty.parties] == ["place/mali"]


def test_what_is_asked_in_another_language_is_held_against_the_chinese_text() -> None:
    chinese = read("zh", "请秘书长向大会第八十届会议提交报告；", symbol="A/HRC/RES/55/99")
    english = read("en", "Requests the Secretary-General to submit a report to the General Assembly;")
    true, found = duties_alike(chinese, english)
    assert true[f"{PREFIX}duties"] == found[f"{PREFIX}duties"]
    assert true[f"{PREFIX}recipients"] == found[f"{PREFIX}recipients"]
    assert true[f"{PREFIX}due sessions"].total() == 1
    assert not found[f"{PREFIX}due sessions"]
