"""Pure functions on text: spans, sentences, dates, numbers, names. No word of the product."""

from fogline.text.align import Repair, TextMap, apply_repairs
from fogline.text.dates import (
    DatePhrase,
    Interval,
    Timestamp,
    find_dates,
    parse_date,
    parse_timestamp,
)
from fogline.text.normalize import fold, fold_words, transliterate
from fogline.text.numbers import Quantity, QuantityPhrase, find_quantities, parse_quantity
from fogline.text.sentences import split_sentences
from fogline.text.spans import Span

__all__ = [
    "DatePhrase",
    "Interval",
    "Quantity",
    "QuantityPhrase",
    "Repair",
    "Span",
    "TextMap",
    "Timestamp",
    "apply_repairs",
    "find_dates",
    "find_quantities",
    "fold",
    "fold_words",
    "parse_date",
    "parse_quantity",
    "parse_timestamp",
    "split_sentences",
    "transliterate",
]
