import pytest

from kg.model import Part
from kg.outline import outline
from phrases import document, words

DONE = "去年完成投资10亿元，建成学校3所，新增学位4000个。全年新增就业2万人，同比增长5%。"
TO_DO = "今年要加快建设学校3所，力争新增学位4000个。继续推进道路建设，确保全年完成投资12亿元。"
BAD = "产业结构不优，企业经营困难，公共服务还有短板，居民增收压力较大，基层治理能力不足。"


def parts(text: str) -> list[tuple[str, str]]:
    """The part of each paragraph, with its first four characters."""
    doc = document(text)
    return [(p.part.value, (words(doc, p.span) or "")[:4]) for p in outline(doc).paragraphs]


HEADINGS = [
    ("一、上半年经济运行情况", Part.RESULTS),
    ("一、2020年计划执行情况", Part.RESULTS),
    ("一、“十三五”计划确定的目标和任务全面完成", Part.RESULTS),
    ("一、过去五年的工作", Part.RESULTS),
    ("二、存在的主要困难和问题", Part.PROBLEMS),
    ("二、经济社会发展面临的困难和挑战", Part.PROBLEMS),
    ("三、下半年重点工作", Part.PLAN),
    ("三、下一步工作打算", Part.PLAN),
    ("三、2021年经济社会发展总体要求和预期目标", Part.PLAN),
    ("三、今后五年的工作", Part.PLAN),
]


@pytest.mark.parametrize(("heading", "part"), HEADINGS)
def test_headings_tell_their_part(heading: str, part: Part) -> None:
    found = outline(document(f"{heading}\n{DONE}\n"))
    assert found.sections[0].part is part


def test_a_heading_without_a_cue_is_read_by_its_paragraphs() -> None:
    text = f"一、牢记嘱托，稳中求进\n{DONE * 3}\n二、奋勇争先，再创佳绩\n{TO_DO * 3}\n三、加强自身建设\n{DONE}\n"
    assert [s.part for s in outline(document(text)).sections] == [Part.RESULTS, Part.PLAN, Part.PLAN]


ADMISSIONS = [
    f"同时，我们也清醒地看到，发展中还有不少困难。{BAD}",
    f"在肯定成绩的同时，我们也清醒认识到存在的问题和不足，主要是：{BAD}",
    f"我区经济社会发展还面临一些困难和挑战，主要表现在：{BAD}",
    f"当前，我们正处在爬坡过坎的关键阶段。{BAD}{BAD}对这些问题，我们将高度重视。",
]


@pytest.mark.parametrize("admission", ADMISSIONS)
def test_problems_without_a_heading_are_found_at_the_end_of_the_review(admission: str) -> None:
    text = f"一、2019年工作回顾\n{DONE}\n{DONE}\n{admission}\n二、2020年工作安排\n{TO_DO}\n"
    found = [part for part, _ in parts(text)]
    assert found[:2] == ["results", "results"]
    assert "problems" in found
    assert found[-1] == "plan"


def test_problems_that_begin_inside_a_paragraph_are_a_paragraph_of_their_own() -> None:
    doc = document(f"一、工作回顾\n{DONE}{DONE}我们也清醒地看到，工作中还有不少问题。{BAD}\n二、今年任务\n{TO_DO}")
    found = outline(doc).paragraphs
    assert [p.part for p in found] == [Part.RESULTS, Part.PROBLEMS, Part.PLAN]
    assert (words(doc, found[1].span) or "").startswith("我们也清醒地看到")
    assert found[0].span.end <= found[1].span.start


def test_problems_go_on_in_the_paragraphs_below() -> None:
    text = (
        f"一、工作回顾\n{DONE}\n我们清醒地看到，还存在不少问题。\n一是产业层次不高。{BAD}\n二是交通拥堵。{BAD}\n"
        f"我们一定高度重视，切实加以解决。\n二、今年任务\n{TO_DO}"
    )
    assert [part for part, _ in parts(text)] == ["results", *["problems"] * 4, "plan"]


def test_a_review_that_follows_the_problems_is_a_review() -> None:
    text = f"一、五年工作回顾\n{DONE}\n我们清醒地看到，还有不少困难和问题。{BAD}\n回顾五年，我们的体会是：{DONE}\n二、今后五年\n{TO_DO}"
    assert [part for part, _ in parts(text)] == ["results", "problems", "results", "plan"]


def test_the_plan_may_begin_below_the_problems_without_a_heading() -> None:
    text = f"首先报告去年的工作\n{DONE}\n我们清醒地看到，还有不少问题。{BAD}\n今年是关键一年。{TO_DO}\n一、扩大内需\n{TO_DO}"
    assert [part for part, _ in parts(text)] == ["results", "problems", "plan", "plan"]


def test_one_sentence_of_a_plan_may_admit_a_problem() -> None:
    doc = document(f"一、工作回顾\n{DONE}\n二、今年任务\n今年形势总体向好。但发展中还存在不少突出问题。{TO_DO}")
    found = [(p.part.value, words(doc, p.span)) for p in outline(doc).paragraphs[1:]]
    assert [part for part, _ in found] == ["plan", "problems", "plan"]
    assert found[1][1] == "但发展中还存在不少突出问题。"


def test_difficulties_that_were_met_are_no_problems() -> None:
    text = f"一、工作回顾\n面对多重困难和挑战，{DONE}\n针对工作中存在的突出问题，{DONE}\n二、今年任务\n{TO_DO}"
    assert [part for part, _ in parts(text)] == ["results", "results", "plan"]


def test_a_heading_for_review_and_plan_turns_where_a_paragraph_says_so() -> None:
    text = (
        f"一、工作回顾\n{DONE}\n二、“十四五”时期发展成就和“十五五”时期主要目标任务\n这五年，{DONE}\n"
        f"“十五五”时期是夯实基础的关键时期。\n{TO_DO}\n"
    )
    assert [part for part, _ in parts(text)] == ["results", "results", "plan", "plan"]


def test_the_opening_and_the_last_call() -> None:
    text = (
        f"各位代表：\n现在，我代表区人民政府向大会报告工作，请予审议。\n一、工作回顾\n{DONE * 3}\n二、今年任务\n{TO_DO * 3}\n"
        "各位代表！\n让我们更加紧密地团结起来，奋力谱写新篇章！"
    )
    found = [part for part, _ in parts(text)]
    assert found == ["front", "front", "results", "plan", "closing", "closing"]


def test_a_text_without_headings_is_read_as_a_review_until_it_turns() -> None:
    text = f"现将有关情况报告如下：\n{DONE}\n我们也清醒地看到，还有不少困难和问题。{BAD}\n下半年，{TO_DO}\n"
    assert [part for part, _ in parts(text)] == ["front", "results", "problems", "plan"]


def test_traditional_characters_are_read_like_simplified_ones() -> None:
    text = (
        f"一、上半年執行情況\n{DONE}\n我們也清醒地看到，發展中還存在不少困難和問題。{BAD}\n二、下半年重點工作\n{TO_DO}"
    )
    assert [part for part, _ in parts(text)] == ["results", "problems", "plan"]
