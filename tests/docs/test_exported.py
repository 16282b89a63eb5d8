import importlib
import pkgutil
import subprocess
import sys

import pytest

import fogline


def folders():
    return [
        "fogline",
        *(f"fogline.{m.name}" for m in pkgutil.iter_modules(fogline.__path__) if m.ispkg),
    ]


@pytest.mark.parametrize("name", folders())
def test_all_names_exist_once_and_are_sorted(name):
    module = importlib.import_module(name)
    names = getattr(module, "__all__", [])
    assert len(set(names)) == len(names)
    assert list(names) == sorted(names, key=order)
    for exported in names:
        assert getattr(module, exported) is not None


def order(name):
    """Constants, then classes, then functions, as ruff sorts them."""
    if name.isupper():
        return (0, name)
    return (1, name) if name[0].isupper() else (2, name)


def test_public_names_are_complete():
    assert set(fogline.__all__) == {*fogline._HOMES, "__version__"}
    assert dir(fogline) == sorted(fogline.__all__)


def test_public_names_carry_docstrings():
    for name in fogline._HOMES:
        assert getattr(fogline, name).__doc__


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'read_fil'"):
        fogline.read_fil  # noqa: B018


def test_import_loads_nothing_heavy():
    code = "import sys, fogline; print(*sorted(m for m in sys.modules if m.startswith('fogline')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fogline"]
