"""Words of the program that people read as well: states, roles, kinds of matches, origins, severities, standings.

Where they are data, in JSON, in catalogs and on the command line, they stay as they are.
"""

from __future__ import annotations

from i18nsync.core.finding import Severity
from i18nsync.core.flag import Standing
from i18nsync.core.matching import MatchKind
from i18nsync.core.unit import Origin, UnitState
from i18nsync.messages import N_, _

__all__ = ["match_word", "origin_word", "role_word", "severity_word", "standing_word", "state_word"]

_STATES = {
    UnitState.MISSING: N_("missing"),
    UnitState.DRAFT: N_("draft"),
    UnitState.OUTDATED: N_("outdated"),
    UnitState.UNCONFIRMED: N_("unconfirmed"),
    UnitState.REVIEWED: N_("reviewed"),
    UnitState.APPROVED: N_("approved"),
}
_ORIGINS = {
    Origin.HUMAN: N_("human"),
    Origin.MACHINE: N_("machine"),
    Origin.MEMORY: N_("memory"),
    Origin.IMPORT: N_("import"),
}
_MATCHES = {
    MatchKind.CONTEXT: N_("context"),
    MatchKind.EXACT: N_("exact"),
    MatchKind.NEAR_EXACT: N_("near-exact"),
    MatchKind.FUZZY: N_("fuzzy"),
}
_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.INFO: N_("info")}
_STANDINGS = {
    Standing.OPEN: N_("open"),
    Standing.IGNORED: N_("ignored"),
    Standing.KNOWN: N_("known"),
    Standing.OVERRIDDEN: N_("overridden"),
}
_ROLES = {
    "admonition-title": N_("admonition title"),
    "attribute": N_("attribute"),
    "byline": N_("byline"),
    "caption": N_("caption"),
    "definition": N_("definition"),
    "footnote": N_("footnote"),
    "front-matter": N_("front matter"),
    "furniture": N_("furniture"),
    "heading": N_("heading"),
    "html": N_("html"),
    "list-item": N_("list item"),
    "paragraph": N_("paragraph"),
    "quote": N_("quote"),
    "related": N_("related"),
    "table-cell": N_("table cell"),
    "term": N_("term"),
    "title": N_("title"),
}


def state_word(state: UnitState) -> str:
    """The state of a string."""
    return _(_STATES[state])


def origin_word(origin: Origin) -> str:
    """Who or what wrote a text."""
    return _(_ORIGINS[origin])


def match_word(kind: MatchKind) -> str:
    """How a match of the memory fits."""
    return _(_MATCHES[kind])


def severity_word(severity: Severity) -> str:
    """How bad a finding is."""
    return _(_SEVERITIES[severity])


def standing_word(standing: Standing) -> str:
    """Whether a finding counts, and if not, why."""
    return _(_STANDINGS[standing])


def role_word(role: str) -> str:
    """What a paragraph is in its article, as `list item`; a role of a plug-in's own is shown as it is."""
    return _(_ROLES[role]) if role in _ROLES else role.replace("-", " ")
