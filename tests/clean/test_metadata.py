import pytest

from fogline.clean.metadata import canonical_url, date_page, make_id, name_outlet


def dated(page, *lines, datelines=(), text=""):
    dating = date_page(page, list(lines), list(datelines), text)
    published = dating.published
    codes = [issue.code for issue in dating.issues]
    return (None if published is None else (published.start, published.precision)), codes


def test_date_page_reads_the_source_first(make_page):
    page = make_page("x", published="2024-11-18T16:05:00+02:00")
    dating = date_page(page, ["1 May 2020"], [], "")
    assert (dating.published.start, dating.published.zone) == ("2024-11-18T16:05:00", "+02:00")
    assert dating.issues == ()


def test_date_page_takes_publication_before_update(make_page):
    found, codes = dated(make_page("x"), "Updated 3 May 2024", "Published 1 May 2024")
    assert (found, codes) == (("2024-05-01", "day"), [])


def test_date_page_says_when_the_zone_is_unknown(make_page):
    found, codes = dated(make_page("x"), "2023-06-01 11:05:38")
    assert (found, codes) == (("2023-06-01T11:05:38", "minute"), ["no-time-zone"])


def test_date_page_without_a_date(make_page):
    assert dated(make_page("x")) == (None, ["no-date"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They were detained this Wednesday.", "2025-03-05"),
        ("They were detained this Saturday.", "2025-05-03"),
        ("They were detained on 4 March.", "2025-03-05"),
        ("They were detained on May 2.", "2025-05-03"),
    ],
)
def test_date_page_settles_day_and_month_by_the_text(text, day, make_page):
    found, _ = dated(make_page("x"), "05/03/2025 21:14", text=text)
    assert found == (f"{day}T21:14:00", "minute")


def test_date_page_leaves_day_and_month_open(make_page):
    found, codes = dated(make_page("x"), "05/03/2025 21:14", text="They were detained.")
    assert (found, codes) == (None, ["ambiguous-date"])


def test_date_page_reads_datelines(make_page):
    page = make_page("x")
    assert dated(page, datelines=["KYIV, 1 June 2023 (A) -"])[0] == ("2023-06-01", "day")
    assert dated(page, datelines=["KYIV, 1 June (A) -"]) == (None, ["no-date"])
    year = dated(page, datelines=["KYIV, 1 June (A) -"], text="Since 1 June 2023 they")
    assert year[0] == ("2023-06-01", "day")


def test_date_page_reads_the_address_last(make_page):
    page = make_page("x", url="https://example.org/2024/05/23/raid")
    assert dated(page)[0] == ("2024-05-23", "day")


def test_name_outlet(make_page):
    page = make_page("x")
    assert name_outlet(page, ["By Anna Kovalenko, Lakes Monitor"], [], []) == "Lakes Monitor"
    assert name_outlet(page, [], [], ["KYIV (Sahel Wire) -"]) == "Sahel Wire"
    assert name_outlet(page, ["By Anna Kovalenko"], [], ["KYIV -"]) is None
    assert name_outlet(make_page("x", outlet="Own"), ["The Daily Cable"], [], []) == "Own"


def test_make_id_depends_on_the_address_or_else_the_bytes(make_page):
    url = "https://example.org/a"
    assert make_id(make_page("x", url=url)) == make_id(make_page("y", url=url + "?utm_source=z"))
    assert make_id(make_page("x")) != make_id(make_page("y"))
    assert canonical_url("not an address") == "not an address"
    assert canonical_url(None) is None
