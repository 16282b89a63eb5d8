"""Which coder a kit gets."""

import subprocess
import sys

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


def test_rules_alone_do_not_wait_for_what_only_the_model_needs():
    code = (
        "import sys; from fogline.flow.kit import build_kit; from fogline.settings import Settings;"
        "build_kit(Settings(coder='rules'));"
        "print(*sorted({'numpy', 'onnxruntime', 'tokenizers'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == ""
