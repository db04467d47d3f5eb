import re
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from taskbook.adapters.drawing.conditional import KIND_LOOKS, SEVERITY_LOOKS, STATUS_LOOKS
from taskbook.core.issues import Severity
from taskbook.core.model import Status
from taskbook.core.new_plan import NewPlan
from taskbook.data import default_leaders, default_units
from taskbook.texts import master as texts
from taskbook.texts.overview import TILES
from taskbook_build import plan_sheet
from taskbook_build.input_sheets import leader_rows, plan_rows, target_rows, unit_rows
from taskbook_build.macros import TEXTS_CODE_NAME
from taskbook_build.master import CODE_NAMES, WORKBOOK_CODE_NAME, build_workbook, code_name, code_names
from taskbook_build.plan_source import goal_text
from taskbook_build.plans import Comparison, PlanSource, PlanTarget, load_plans
from taskbook_schemas.column import CellType, Role
from taskbook_schemas.columns import ISSUE_HEADINGS, LOG_HEADINGS
from taskbook_schemas.layout import TABLE_HEADER_ROW, ChartData, Checks, Log, RowKind, Summary, UnitSheet
from taskbook_schemas.registry import (
    AMENDMENTS,
    ASSIGNED,
    CHART_DATA,
    CHECKS,
    EXTENSIONS,
    FIXED_TABLES,
    HEADINGS,
    INTAKE,
    LEADERS,
    LOG,
    MOVEMENTS,
    PEOPLE,
    PLANS,
    REPORTS,
    REVIEW,
    SETTINGS,
    SIX_CLEAR,
    SNAPSHOTS,
    SUMMARY,
    TARGETS,
    TEMPLATE,
    TRACKING,
    UNITS,
    WEEKLY,
)
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import TASK_COLUMNS
from taskbook_schemas.version import LAYOUT_KEY, LAYOUT_VERSION, WORDS_SHEET, version_in

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "workbook" / "plans"
COMMITTED = ROOT / "workbook"
TABS = [
    SUMMARY,
    "KTTN 2025",
    "TTKT 2026",
    ASSIGNED,
    TARGETS,
    UNITS,
    LEADERS,
    PLANS,
    HEADINGS,
    SETTINGS,
    CHECKS,
    INTAKE,
    LOG,
]
TABS += [
    REVIEW,
    EXTENSIONS,
    AMENDMENTS,
    REPORTS,
    WEEKLY,
    PEOPLE,
    MOVEMENTS,
    SNAPSHOTS,
    TRACKING,
    SIX_CLEAR,
    CHART_DATA,
    TEMPLATE,
]
HIDDEN = {SNAPSHOTS: "hidden", CHART_DATA: "hidden", TEMPLATE: "hidden", WORDS_SHEET: "veryHidden"}
GENERATED_TOPS = {SUMMARY: Summary.TOP, CHECKS: Checks.TOP, LOG: Log.TOP, TEMPLATE: UnitSheet.TOP}
LAST_VALIDATED_ROW = 2000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # XlsxWriter only warns when it leaves something out
        data = build_workbook(SOURCES)
    path = tmp_path_factory.mktemp("built") / "book.xlsx"
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def book(built: Path) -> Workbook:
    return openpyxl.load_workbook(built)


@pytest.fixture(scope="module")
def plans() -> tuple[PlanSource, ...]:
    return load_plans(SOURCES)


def new(plans: tuple[PlanSource, ...]) -> list[NewPlan]:
    return [plan.new_plan() for plan in plans]


def headings(sheet: Worksheet, row: int = TABLE_HEADER_ROW) -> list[str]:
    return [cell.value for cell in sheet[row] if cell.value is not None]


def table_values(sheet: Worksheet) -> list[list[object]]:
    """The cells of the sheet's only table, its headings left out."""
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref][1:]]


def rules_of(sheet: Worksheet, letter: str) -> list[object]:
    return [rule for rule in sheet.data_validations.dataValidation if f"{letter}{TABLE_HEADER_ROW + 1}" in rule.sqref]


def letter_of(sheet: Worksheet, heading: str) -> str:
    return next(cell.column_letter for cell in sheet[TABLE_HEADER_ROW] if cell.value == heading)


def test_building_twice_gives_the_same_bytes(built: Path) -> None:
    assert build_workbook(SOURCES) == built.read_bytes()


def test_no_date_of_the_build_stands_in_the_file(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_auditor_of_office_files_finds_no_error(built: Path) -> None:
    result = OpenXmlValidator().validate(str(built))
    assert result.is_valid, result.errors


def test_the_window_opens_no_larger_than_a_screen(book: Workbook) -> None:
    twips_a_dot = 15
    assert book.views[0].windowWidth <= 1920 * twips_a_dot
    assert book.views[0].windowHeight <= 1080 * twips_a_dot


def test_the_sheets_stand_in_their_order_and_only_the_template_is_hidden(book: Workbook) -> None:
    assert book.sheetnames == [*TABS, WORDS_SHEET]
    assert {sheet.title: sheet.sheet_state for sheet in book if sheet.sheet_state != "visible"} == HIDDEN
    assert book.active.title == SUMMARY


def test_every_sheet_has_the_code_name_that_macros_call_it_by(book: Workbook, plans: tuple[PlanSource, ...]) -> None:
    names = code_names(new(plans))
    assert [sheet.sheet_properties.codeName for sheet in book] == [*names.values(), TEXTS_CODE_NAME]
    assert list(names) == TABS
    assert book.code_name == WORKBOOK_CODE_NAME
    assert all(re.fullmatch(r"[A-Za-z]\w{0,30}", name, re.ASCII) for name in names.values())
    assert set(CODE_NAMES.values()) <= set(names.values())


def test_a_code_name_has_the_letters_that_vba_allows_and_is_nobody_elses() -> None:
    assert code_name("CĐS-26", []) == "shCDS_26"
    assert code_name("CĐS.26", ["shCDS_26"]) == "shCDS_26_2"
    assert code_name("Log", ["shLog", "shlog_2"]) == "shLog_3"
    assert re.fullmatch(r"sh\w{24}", code_name("Kế hoạch chuyển đổi số của Ủy ban nhân dân xã", []), re.ASCII)


def test_the_workbook_tells_the_version_of_its_layout(book: Workbook) -> None:
    words = [[cell.value for cell in row] for row in book[WORDS_SHEET].iter_rows(max_col=2)]
    assert words == [[LAYOUT_KEY, str(LAYOUT_VERSION)]]
    assert version_in(words) == LAYOUT_VERSION


def test_every_heading_of_every_appendix_is_said_to_be_its_column(
    book: Workbook, plans: tuple[PlanSource, ...]
) -> None:
    fields = {column.heading: column.field for column in TASK_COLUMNS}
    told = [(plan, heading, fields[str(column)]) for plan, heading, column in table_values(book[HEADINGS])]
    assert told == [(plan.head.code, c.heading, c.field) for plan in plans for c in plan.new_plan().columns]


def test_nothing_in_the_workbook_is_a_formula(book: Workbook) -> None:
    assert not [cell.coordinate for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_excel_is_not_asked_to_recalculate(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        assert b"fullCalcOnLoad" not in package.read("xl/workbook.xml")


@pytest.mark.parametrize("place", [0, 1])
def test_a_plan_sheet_mirrors_the_appendix_letter_for_letter(
    book: Workbook, plans: tuple[PlanSource, ...], place: int
) -> None:
    plan = plans[place]
    sheet = book[plan.head.sheet]
    (table,) = sheet.tables.values()
    assert table.name == f"tbl_{plan.head.code}"
    columns = [column.heading for column in plan.head.columns]
    place = headings(sheet).index(columns[0])
    assert headings(sheet)[place : place + len(columns)] == columns
    own = [headings(sheet).index(heading) for heading in ("Mã", "Mục", *columns)]
    shown = [[row[place] or "" for place in own] for row in table_values(sheet)]
    fields = [column.field for column in plan.head.columns]
    assert shown == [[row.id, row.section_text, *map(row.cell, fields)] for row in plan.rows]


@pytest.mark.parametrize("place", [0, 1])
def test_a_leader_can_be_given_on_every_plan_sheet_whatever_the_appendix_names(
    book: Workbook, plans: tuple[PlanSource, ...], place: int
) -> None:
    there = headings(book[plans[place].head.sheet])
    typed = there.index("Lãnh đạo chỉ đạo")
    assert there[typed + 1] == "Lãnh đạo chỉ đạo từ ngày"
    assert ("Lãnh đạo UBND chỉ đạo" in there[:typed]) is bool(place)


def test_state_stands_beside_the_id_then_come_the_plan_the_office_and_the_tool(plans: tuple[PlanSource, ...]) -> None:
    order = [Role.PLAN, Role.INPUT, Role.COMPUTED]
    for plan in plans:
        first, *rest = plan_sheet.plan_columns(plan.new_plan())
        assert [first.field, rest[0].field, rest[1].field] == ["id", "status", "days"]
        ranks = [order.index(column.role) for column in rest[2:]]
        assert ranks == sorted(ranks)


def test_input_and_computed_columns_tell_what_belongs_in_them(book: Workbook, plans: tuple[PlanSource, ...]) -> None:
    for plan in plans:
        sheet = book[plan.head.sheet]
        for column in plan_sheet.plan_columns(plan.new_plan()):
            rules = rules_of(sheet, letter_of(sheet, column.heading))
            if column.role is Role.COMPUTED:
                assert [rule.prompt for rule in rules] == [texts.COMPUTED_MESSAGE]
            if column.role is Role.INPUT:
                assert [rule.prompt for rule in rules] == [column.column.help]


def test_rules_reach_the_rows_that_will_be_added_below(book: Workbook) -> None:
    for name in ("KTTN 2025", "TTKT 2026", TARGETS, UNITS, LEADERS, PLANS):
        ends = {area.max_row for rule in book[name].data_validations.dataValidation for area in rule.sqref.ranges}
        assert ends == {LAST_VALIDATED_ROW}


def test_dates_are_real_days_and_progress_is_a_percentage(book: Workbook, plans: tuple[PlanSource, ...]) -> None:
    sheet = book[plans[0].head.sheet]
    for column in plan_sheet.plan_columns(plans[0].head):
        if column.column.type is CellType.DATE and column.role is Role.INPUT:
            (rule,) = rules_of(sheet, letter_of(sheet, column.heading))
            # 1/1/2000 and 31/12/2100 as Excel counts days
            assert (rule.type, rule.formula1, rule.formula2) == ("date", "36526", "73415")
            assert rule.error == texts.DATE_ERROR
    (rule,) = rules_of(sheet, letter_of(sheet, "Tiến độ (%)"))
    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "100")


def test_lists_come_from_names_that_exist(book: Workbook) -> None:
    lists = {rule.formula1 for sheet in book for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert lists == set(book.defined_names)
    assert book.defined_names["DS_DonVi"].value == "tbl_DonVi[Tên đơn vị]"
    assert book.defined_names["DS_LanhDao"].value == "tbl_LanhDao[Họ tên]"


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("DS_TamDungHuy", ["Tạm dừng", "Hủy"]),
        ("DS_CoKhong", ["Có", "Không"]),
        ("DS_TruocNgay", ["Hạn là ngày đó", "Hạn là ngày liền trước"]),
    ],
)
def test_a_named_list_of_choices_holds_the_choices(book: Workbook, name: str, choices: list[str]) -> None:
    ((sheet, area),) = book.defined_names[name].destinations
    assert [cell.value for (cell,) in book[sheet][area.replace("$", "")]] == choices


def test_messages_fit_into_excels_boxes(book: Workbook) -> None:
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.prompt or "") <= 255
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.error or "") <= 255


def test_the_offices_tables_stand_on_their_sheets_with_their_headings(book: Workbook) -> None:
    for spec in FIXED_TABLES:
        (table,) = book[spec.sheet].tables.values()
        assert table.name == spec.table
        assert table.ref.startswith(f"A{TABLE_HEADER_ROW}:")
        assert headings(book[spec.sheet])[: len(spec.columns)] == [column.heading for column in spec.columns]


def test_the_offices_tables_are_filled(book: Workbook, plans: tuple[PlanSource, ...]) -> None:
    filled = {
        TARGETS: target_rows(new(plans)),
        UNITS: unit_rows(default_units()),
        LEADERS: leader_rows(default_leaders()),
        PLANS: plan_rows(new(plans)),
    }
    for name, rows in filled.items():
        shown = [
            [getattr(value, "date", lambda value=value: value)() for value in row] for row in table_values(book[name])
        ]
        assert shown == [[value if value != "" else None for value in row] for row in rows]


def _day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


@pytest.mark.parametrize(
    ("comparison", "value", "told"),
    [
        (Comparison.AT_LEAST, 12.0, "≥ 12"),
        (Comparison.MORE_THAN, 150.0, "> 150"),
        (Comparison.AT_MOST, 3.0, "≤ 3"),
        (Comparison.ABOUT, 8.5, "≈ 8,5"),
        (Comparison.EXACTLY, 85.0, "85"),
    ],
)
def test_a_goal_is_written_as_people_write_it(comparison: Comparison, value: float, told: str) -> None:
    assert goal_text(PlanTarget("X-CT01", "Chỉ tiêu", "%", comparison, value, 2026, "câu")) == told


def test_every_setting_has_its_line_its_default_and_its_explanation(book: Workbook) -> None:
    names = list(Setting)
    rows = table_values(book[SETTINGS])
    assert [row[0] for row in rows] == [setting.row.name for setting in Setting]
    assert sorted(row[0] for row in rows) == sorted(names)
    assert {row[0]: row[1] for row in rows if row[1] is not None} == {
        Setting.WARN_LONG: 30,
        Setting.WARN_SHORT: 7,
        Setting.BEFORE_DAY: "Hạn là ngày đó",
        Setting.OUTPUT: "Phiếu gửi đi",
        Setting.SUPERIOR: "thành phố Hải Phòng",
        Setting.PLACE: "Trường Tân",
        Setting.MAIL_MODE: "Soạn sẵn (không gửi)",
        Setting.SMTP_PORT: 587,
        Setting.SMTP_SECURITY: "STARTTLS",
        Setting.PER_MINUTE: 20,
        Setting.REPORT_UNIT: "Phòng Kinh tế",
        Setting.CHAIRMAN_TO: "Chủ tịch UBND xã",
        Setting.CHAIRMAN_SIGN: "BC-KT",
        Setting.CHAIRMAN_SIGNER: "TRƯỞNG PHÒNG",
        Setting.CHAIRMAN_COPIES: "Như trên; Các PCT UBND xã (để b/c); Văn phòng HĐND và UBND; Lưu: KT",
        Setting.UPWARD_SIGN: "BC-UBND",
        Setting.UPWARD_SIGNER: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
        Setting.UPWARD_COPIES: "Như trên; CT, các PCT UBND xã; Lưu: VT, KT",
        Setting.URGE_SIGN: "UBND-KT",
        Setting.URGE_SIGNER: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
        Setting.URGE_COPIES: "Như trên; CT, các PCT UBND xã (để b/c); Lưu: VT, KT",
        Setting.GROUPED_BY: "Kế hoạch",
    }
    assert all(row[2] for row in rows)


@pytest.mark.parametrize("name", GENERATED_TOPS)
def test_a_generated_sheet_has_no_cell_in_its_body(built: Path, name: str) -> None:
    """A cell painted there would stay when the body shrinks."""
    with zipfile.ZipFile(built) as package:
        xml = package.read(f"xl/worksheets/sheet{TABS.index(name) + 1}.xml").decode()
    rows = {int(row) for row in re.findall(r'<c r="[A-Z]+(\d+)"', xml)}
    assert max(rows) < GENERATED_TOPS[name]


def test_generated_sheets_have_their_fixed_words(book: Workbook) -> None:
    template, summary = book[TEMPLATE], book[SUMMARY]
    assert headings(template, UnitSheet.HEADER_ROW) == list(UnitSheet.HEADINGS)
    assert headings(template, UnitSheet.FIGURES_ROW) == list(UnitSheet.FIGURE_HEADINGS)
    roles = [template.cell(UnitSheet.FIGURES_ROW + step, UnitSheet.FIGURES_COLUMN).value for step in (1, 2)]
    assert roles == ["Chủ trì", "Phối hợp"]
    assert headings(book[CHECKS], Checks.HEADER_ROW) == list(ISSUE_HEADINGS)
    assert headings(book[LOG], Log.HEADER_ROW) == list(LOG_HEADINGS)
    assert [summary.cell(Summary.TILE_ROW, first).value for first, _ in Summary.TILES] == list(TILES)
    assert headings(book[CHART_DATA], ChartData.HEADER_ROW) == [ChartData.UNIT, *ChartData.SERIES]


def test_the_kind_of_a_row_is_hidden_and_outside_the_page(book: Workbook) -> None:
    for name, kind, printed in (
        (SUMMARY, Summary.KIND, Summary.SHOWN),
        (CHECKS, Checks.KIND, Checks.KIND - 1),
        (TEMPLATE, UnitSheet.KIND, UnitSheet.KIND - 1),
    ):
        sheet = book[name]
        letter = openpyxl.utils.get_column_letter(kind)
        assert sheet.column_dimensions[letter].hidden
        assert sheet.print_area.endswith(f"${openpyxl.utils.get_column_letter(printed)}$1048576")


def test_columns_wrap_as_the_layout_says(book: Workbook) -> None:
    for name, layout in ((SUMMARY, Summary), (CHECKS, Checks), (TEMPLATE, UnitSheet)):
        letters = [openpyxl.utils.get_column_letter(column) for column in range(1, len(layout.WIDTHS) + 1)]
        wrapped = [bool(_dimension(book[name], letter).alignment.wrap_text) for letter in letters]
        assert [place for place, wraps in enumerate(wrapped, start=1) if wraps] == list(layout.WRAPPED)


def _dimension(sheet: Worksheet, letter: str) -> openpyxl.worksheet.dimensions.ColumnDimension:
    column = openpyxl.utils.column_index_from_string(letter)
    return next(dimension for dimension in sheet.column_dimensions.values() if dimension.min <= column <= dimension.max)


def looks_on(sheet: Worksheet, column: int) -> dict[str, object]:
    """Differential styles of the rules on one column, by the formula that calls them."""
    return {
        rule.formula[0]: rule.dxf
        for area in sheet.conditional_formatting
        for rule in area.rules
        if any(part.min_col == column == part.max_col for part in area.sqref.ranges)
    }


def test_every_status_is_told_by_words_symbol_and_shade_on_every_plan_sheet(
    book: Workbook, plans: tuple[PlanSource, ...]
) -> None:
    for plan in plans:
        sheet = book[plan.head.sheet]
        column = [c.field for c in plan_sheet.plan_columns(plan.new_plan())].index("status") + 1
        letter = openpyxl.utils.get_column_letter(column)
        looks = looks_on(sheet, column)
        for status in Status:
            style = looks[f'${letter}5="{status.value}"']
            assert re.fullmatch(r'"\S "@', style.numFmt.formatCode), "the words stay, a symbol stands before them"


def test_no_two_statuses_look_alike_in_black_and_white() -> None:
    assert set(STATUS_LOOKS) == set(Status)
    done = {Status.DONE_ON_TIME, Status.DONE_NO_DEADLINE, Status.DONE_LATE}  # share the tick, differ in shade or slant
    symbols = [look["num_format"] for status, look in STATUS_LOOKS.items() if status not in done]
    assert len(set(symbols)) == len(symbols)
    assert len({tuple(sorted(STATUS_LOOKS[status].items())) for status in done}) == len(done)


def test_every_kind_of_row_and_every_severity_has_a_look(book: Workbook) -> None:
    narrow = {RowKind.STATE, RowKind.SUM, RowKind.WHITE}  # only on the first sheet, and not across it; or nothing
    assert set(KIND_LOOKS) == set(RowKind) - narrow
    assert set(SEVERITY_LOOKS) == set(Severity)
    formulas = " ".join(rule.formula[0] for area in book[TEMPLATE].conditional_formatting for rule in area.rules)
    assert all(f'$L{UnitSheet.TOP}="{kind.value}"' in formulas for kind in KIND_LOOKS)


def test_every_sheet_prints_on_a4_landscape_one_page_wide_with_repeated_headings(book: Workbook) -> None:
    for sheet in map(book.__getitem__, (name for name in TABS if name != WEEKLY)):
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows
        assert sheet.oddFooter.right.text == "Trang &P/&N"
        assert sheet.freeze_panes or sheet.title in (SUMMARY, CHART_DATA)  # the first screen of one is needed whole


def test_the_page_for_the_weekly_meeting_prints_upright_on_one_a4_page(book: Workbook) -> None:
    sheet = book[WEEKLY]
    assert sheet.page_setup.orientation == "portrait"
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert sheet.oddFooter.right.text == "Trang &P/&N"


def test_plan_sheets_print_what_is_in_sight(book: Workbook) -> None:
    for name in ("KTTN 2025", "TTKT 2026"):
        first, last = re.findall(r"\$([A-Z]+)\$", book[name].print_area)
        assert (first, book[name][f"{last}{TABLE_HEADER_ROW}"].value) == ("A", "Ngày hoàn thành")
        assert book[name].print_title_cols is None


def test_no_cell_is_merged_below_the_top_of_the_first_sheet_and_no_sheet_protected(book: Workbook) -> None:
    for sheet in book:
        assert all(sheet.title == SUMMARY and area.max_row < Summary.TOP for area in sheet.merged_cells.ranges)
        assert not sheet.protection.sheet


def test_the_first_sheet_has_a_chart_of_figures_that_stand_on_a_hidden_sheet(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        [chart] = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert chart.count("<c:ser>") == len(ChartData.SERIES)
    last = ChartData.TOP + ChartData.UNITS - 1
    assert f"'{CHART_DATA}'!$A${ChartData.TOP}:$A${last}" in chart
    assert f"'{CHART_DATA}'!$F${ChartData.TOP}:$F${last}" in chart


PIXELS_A_CHARACTER, PADDING = 8, 5  # as wide as LibreOffice draws Times New Roman, a little wider than Excel
SCREEN = (1290, 470)  # pixels of cells at 1366×768 and 100%, the ribbon open


def test_the_first_screen_shows_tiles_sentence_and_what_must_be_directed(book: Workbook) -> None:
    sheet = book[SUMMARY]
    heights = [sheet.row_dimensions[row].height or 15 for row in range(1, Summary.PRESSING_ROW + Summary.PRESSING + 1)]
    assert sum(heights) * 96 / 72 <= SCREEN[1]
    assert sum(width * PIXELS_A_CHARACTER + PADDING for width in Summary.WIDTHS[: Summary.SHOWN]) <= SCREEN[0]


def test_what_is_seldom_asked_for_is_behind_one_plus(book: Workbook) -> None:
    sheet = book[SUMMARY]
    for column in range(1, Summary.KIND):
        dimension = _dimension(sheet, openpyxl.utils.get_column_letter(column))
        assert (dimension.outlineLevel == 1, bool(dimension.hidden)) == (column > Summary.SHOWN,) * 2
    assert sheet.column_dimensions["J"].collapsed
    assert not sheet.sheet_properties.outlinePr.summaryRight


def test_a_row_of_a_table_shows_its_text_and_may_still_grow(built: Path, book: Workbook) -> None:
    """A remembered height that is not marked as set by hand: Excel fits the row again when somebody types more."""
    place = book.sheetnames.index(TARGETS) + 1
    with zipfile.ZipFile(built) as package:
        xml = package.read(f"xl/worksheets/sheet{place}.xml").decode()
    rows = re.findall(r'<row r="(\d+)"([^>]*)>', xml)
    targets = {int(number): attributes for number, attributes in rows if int(number) > TABLE_HEADER_ROW}
    assert all("ht=" in attributes and "customHeight" not in attributes for attributes in targets.values())
    source = headings(book[TARGETS]).index("Nguồn (câu nguyên văn)") + 1
    longest = max(targets, key=lambda row: len(book[TARGETS].cell(row, source).value or ""))
    height = {row: float(re.search(r'ht="([\d.]+)"', text)[1]) for row, text in targets.items()}
    assert height[longest] == max(height.values())


def committed_workbooks() -> Iterator[Path]:
    yield from (path for name in ("TheoDoiNhiemVu.xlsm", "TheoDoiNhiemVu.xlsx") if (path := COMMITTED / name).exists())


def inputs_of(path: Path, plans: tuple[PlanSource, ...]) -> dict[str, list[list[object]]]:
    """What people and plans wrote, by sheet: all table columns but those the tool computes."""
    book = openpyxl.load_workbook(path)
    own = {spec.sheet: [column.role is not Role.COMPUTED for column in spec.columns] for spec in FIXED_TABLES}
    for plan in plans:
        own[plan.head.sheet] = [c.role is not Role.COMPUTED for c in plan_sheet.plan_columns(plan.new_plan())]
    return {
        sheet: [
            [value for value, kept in zip(row, keep, strict=True) if kept]
            for row in [headings(book[sheet])[: len(keep)], *table_values(book[sheet])]
        ]
        for sheet, keep in own.items()
    }


def test_the_committed_workbook_holds_what_the_plans_give(built: Path, plans: tuple[PlanSource, ...]) -> None:
    """True before and after a refresh: what is computed is left out of the comparison."""
    paths = list(committed_workbooks())
    assert paths
    for path in paths:
        assert inputs_of(path, plans) == inputs_of(built, plans)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_sheet_without_an_error_value(built: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", "--headless", profile, "--convert-to", csv, "--outdir", str(tmp_path), str(built)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheets = sorted(tmp_path.glob("*.csv"))
    assert len(sheets) == len(TABS) + 1
    for sheet in sheets:
        assert not re.search(r"#(REF|NAME|VALUE|N/A|DIV)|Err:\d", sheet.read_text(encoding="utf-8"))


def test_days_are_typed_where_the_month_cannot_be_taken_for_the_day(book: Workbook) -> None:
    sheet = book["TTKT 2026"]
    columns = range(1, sheet.max_column + 1)
    shown = {
        sheet.cell(TABLE_HEADER_ROW, column).value: sheet.cell(TABLE_HEADER_ROW + 1, column).number_format
        for column in columns
    }
    for column in TASK_COLUMNS:
        if column.type is CellType.DATE and column.role is Role.INPUT:
            assert "thg" in shown[column.heading]


def test_new_rows_of_deadlines_ids_and_documents_are_text_from_the_start(book: Workbook) -> None:
    sheet = book["TTKT 2026"]
    headings = [sheet.cell(TABLE_HEADER_ROW, column).value for column in range(1, sheet.max_column + 1)]
    for heading in ("Mã", "Thời hạn", "Số, ngày văn bản kết quả", "Văn bản gia hạn", "Văn bản tạm dừng/hủy"):
        letter = get_column_letter(headings.index(heading) + 1)
        assert sheet.column_dimensions[letter].number_format == "@", heading
