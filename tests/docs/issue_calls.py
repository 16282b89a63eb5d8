"""Finds the codes that the package gives its issues, by reading its source."""

import ast
from pathlib import Path

import fogline

PACKAGE = Path(fogline.__file__).parent


def find_codes():
    """Code by code, the files that use it; a code that can't be followed is None."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for call in list_calls(tree, "Issue"):
            for code in follow(find_argument(call, "code"), tree, call):
                found.setdefault(code, set()).add(path.relative_to(PACKAGE).as_posix())
    return found


def list_calls(tree, name):
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == name]


def find_argument(call, name):
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def follow(node, tree, call):
    """The literals that an expression can be."""
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*follow(node.body, tree, call), *follow(node.orelse, tree, call)]
    if isinstance(node, ast.Name):
        return follow_name(node.id, tree, call)
    return [None]


def follow_name(name, tree, call):
    function = enclosing(tree, call)
    assigned = [value for node in ast.walk(function) for value in list_assigned(node, name)]
    arguments = [] if function is tree else list_passed(function, name, tree)
    constants = [value for node in tree.body for value in list_assigned(node, name)]
    found = assigned or arguments or constants
    return [code for value in found for code in follow(value, tree, call)] or [None]


def enclosing(tree, call):
    inner = tree
    for node in ast.walk(tree):
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_function and any(child is call for child in ast.walk(node)):
            inner = node
    return inner


def list_assigned(node, name):
    if isinstance(node, ast.AnnAssign):
        targets = [node.target]
    else:
        targets = node.targets if isinstance(node, ast.Assign) else []
    for target in targets:
        if isinstance(target, ast.Name) and target.id == name:
            yield node.value
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = zip(target.elts, node.value.elts, strict=False)
            yield from (v for t, v in pairs if isinstance(t, ast.Name) and t.id == name)


def list_passed(function, name, tree):
    """What the calls in the same file hand in for a parameter."""
    positional = [argument.arg for argument in function.args.args]
    for call in list_calls(tree, function.name):
        if name in positional and positional.index(name) < len(call.args):
            yield call.args[positional.index(name)]
        elif (value := find_argument(call, name)) is not None:
            yield value
