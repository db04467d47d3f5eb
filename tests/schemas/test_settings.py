"""The table of settings: defaults are usable, choices have their lists, and the rules use the same defaults."""

from __future__ import annotations

from copy import deepcopy

import pytest

from taskbook.core.model import Settings
from taskbook_schemas.choice_lists import CHOICE_LISTS
from taskbook_schemas.settings import Setting, SettingKind


@pytest.mark.parametrize("setting", Setting)
def test_the_default_of_a_setting_is_one_of_its_values(setting: Setting) -> None:
    row = setting.row
    if row.kind is SettingKind.WHOLE:
        assert row.least <= setting.number <= row.most
    elif row.kind is SettingKind.CHOICE:
        assert row.default in row.choices
        assert row.choices in CHOICE_LISTS
    else:
        assert row.default is None or isinstance(row.default, str)
    assert len(row.help) <= 255  # what Excel shows beside a cell


def test_where_nobody_set_anything_the_rules_use_the_defaults_of_the_table() -> None:
    without = Settings()
    assert without.warn_days_long == Setting.WARN_LONG.number
    assert without.warn_days_short == Setting.WARN_SHORT.number
    assert without.as_of is Setting.AS_OF.row.default is None
    assert not without.before_means_day_before


def test_a_list_of_choices_has_one_name_and_one_place() -> None:
    names = [choices.name for choices in CHOICE_LISTS]
    assert len(set(names)) == len(names)
    assert names[:2] == ["DS_TamDungHuy", "DS_CoKhong"]
    assert all(len(set(choices)) == len(choices) > 1 for choices in CHOICE_LISTS)


def test_a_copy_of_a_list_keeps_its_name() -> None:
    (copy, *_) = deepcopy(CHOICE_LISTS)
    assert (copy, copy.name, copy.title) == (CHOICE_LISTS[0], CHOICE_LISTS[0].name, CHOICE_LISTS[0].title)
