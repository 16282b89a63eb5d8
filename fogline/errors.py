"""What fogline raises when something outside the program is wrong.

::

    FoglineError
    ├── ReadError       an input can't be read as a page
    ├── LexiconError    a packaged or user-given table or the gazetteer file is wrong
    ├── StoreError      the database can't be opened, is not ours, or is of another version
    ├── SettingsError   a setting or a variable of the environment has no such value
    └── RecordError     a stored or given record does not follow the schema

A caller's own mistake (a span past the end, an unknown name) is a plain ``ValueError``.
"""


class FoglineError(Exception):
    """Base of every error that fogline raises about its surroundings."""


class ReadError(FoglineError):
    """An input can't be read as a page; the message says why and what to do."""


class LexiconError(FoglineError):
    """A table or the gazetteer file is missing, damaged or malformed."""


class StoreError(FoglineError):
    """The database can't be opened or does not hold what is asked for."""


class RecordError(FoglineError):
    """A record does not follow its schema."""


class SettingsError(FoglineError):
    """A setting or a variable of the environment has a value that means nothing."""
