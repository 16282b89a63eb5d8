"""Which coder a kit gets."""

import pytest

from fogline.errors import SettingsError
from fogline.flow.kit import build_kit
from fogline.settings import Settings
from fogline.tag import RuleTagger


def test_an_unknown_coder_is_refused_by_name():
    with pytest.raises(SettingsError, match="no coder 'best'; there are auto, rules, model"):
        build_kit(Settings(coder="best"))


def test_rules_alone_when_asked_for():
    assert isinstance(build_kit(Settings(coder="rules")).tagger, RuleTagger)
