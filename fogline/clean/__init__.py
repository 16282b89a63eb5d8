"""Page to document: the article without its furniture, its debris marked."""

from fogline.clean.clean import CleanResult, clean_page
from fogline.clean.lexicon import CleanLexicon

__all__ = ["CleanLexicon", "CleanResult", "clean_page"]
