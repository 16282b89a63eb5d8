"""Events to claims: who takes which stance on which point."""

from fogline.claims.claims import make_claims

__all__ = ["make_claims"]
