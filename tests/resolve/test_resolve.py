"""All mentions of a page together."""

from fogline.resolve import resolve_marks

pytest_plugins = ("resolve_pages",)

TEXT = (
    "Rebels attacked a base near Sake in the Democratic Republic of the Congo on Monday, killing"
    " 12 soldiers, the army said. The M23 denied it."
)


def test_every_mention_of_a_link_exists(read):
    told = read(TEXT)
    known = {m.id for m in told.marks.mentions}
    linked = {m for item in (*told.links.places, *told.links.actors) for m in item.mentions}
    linked |= {link.mention for link in (*told.links.times, *told.links.quantities)}
    assert linked <= known


def test_town_tells_whose_army_the_army_is(read):
    told = read("Soldiers left Khartoum on Monday, the army said.")
    assert told.actors_of("the army") == ["Sudanese Armed Forces"]


def test_home_of_an_actor_helps_to_place_a_name(read):
    told = read("Hezbollah fought in Tripoli, Hezbollah said. Hezbollah left.")
    mention = next(m for m in told.marks.mentions if m.text == "Tripoli")
    assert told.links.place_of(mention.id).country == "LBN"


def test_same_marks_give_the_same_links(kit, read):
    told = read(TEXT)
    assert resolve_marks(told.document, told.marks, kit.lexicon) == told.links


def test_empty_page_has_no_links(read):
    links = read("It rains.").links
    assert (links.places, links.times, links.quantities, links.issues) == ((), (), (), ())
