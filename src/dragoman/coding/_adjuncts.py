"""Where in a sentence an adjunct of time or place belongs.

Both are found by their characters; here they are tied to the tree: which word an
expression modifies, which predicate's clause it stands in, and how directly.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parsing._tree import Sentence, Token

_IRREGULAR = {
    "say": "said", "tell": "told", "speak": "spoke spoken", "write": "wrote written",
    "take": "took taken", "hold": "held", "seek": "sought", "begin": "began begun",
    "set": "set", "bind": "bound", "be": "is are was were been being", "think": "thought",
}  # fmt: skip


def with_forms(lemmas: str) -> frozenset[str]:
    """Lemmas with their regular forms: lemmas depend on the lexicon in use."""
    found: set[str] = set()
    for lemma in lemmas.split():
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        found |= {lemma, lemma + "s", lemma + "es", stem + "ed", stem + "ing"}
        if lemma.endswith("y"):
            found |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
        elif lemma[-1] in "tnpg":
            found |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    for lemma, forms in _IRREGULAR.items():
        if lemma in found:
            found |= set(forms.split())
    return frozenset(found)


#: Verbs that speak about an act without being part of it.  Their time and place are
#: not those of an act named by a noun beside them.
_SPEAKING = with_forms(
    "accuse acknowledge address admit allege announce answer appeal applaud apologise apologize"
    " argue ask assert assail blame blast brand call castigate celebrate cite claim comment"
    " commemorate"
    " commend complain concede condemn confirm congratulate criticise criticize debate decry"
    " defend demand denounce deny deplore describe disclose discuss dismiss dispute emphasise"
    " emphasize explain express hail hint insist investigate lament mark mention mourn note object"
    " oppose plead praise probe protest question recall reaffirm reject remark remember repeat"
    " reply report reveal salute say slam speak state stress suggest support talk tell threaten"
    " thank tweet urge vow voice warn welcome write decry deplore mull weigh study consider"
)
#: Clauses with these have a place of their own; with the others a time of their own too.
APART = frozenset({"since", "because", "although", "though", "if", "unless"})
APART_IN_TIME = APART | {"after", "before", "until"}
#: What a noun's own adjunct hands on to the verb: "killed in a raid on Monday".
_HANDING_ON = frozenset({"in", "during", "by", "at", "with", "amid"})
_LINKS = frozenset({"after", "before", "while", "when", "by", "since", "upon", "on", "in", "until"})


def speaks(verb: Token) -> bool:
    """Is it a verb of saying, judging, asking or promising?"""
    return verb.lemma in _SPEAKING or verb.lower in _SPEAKING


def is_predicate(token: Token) -> bool:
    """A word that heads a clause."""
    if token.dep in ("aux", "auxpass", "amod", "compound", "case", "mark", "neg"):
        return False
    if token.is_verb:
        return token.dep not in ("prep",)
    return token.dep in ("ROOT", "ccomp", "advcl", "relcl", "parataxis")


def tokens_between(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The tokens that touch a stretch of the report's characters."""
    return [token for token in sentence.tokens if token.start < end and token.end > start]


def top(tokens: list[Token]) -> Token | None:
    """The highest of some neighbouring tokens: the one whose head lies outside them."""
    inside = set(map(id, tokens))
    best: Token | None = None
    depth = 1 << 30
    for token in tokens:
        if id(token.head) in inside and token.head is not token:
            continue
        steps = sum(1 for _ in token.ancestors())
        if steps < depth:
            best, depth = token, steps
    return best


def chain(token: Token) -> list[Token]:
    """The token and its heads up to the predicate of its clause, inclusive."""
    found = [token]
    if is_predicate(token):
        return found
    for head in token.ancestors():
        found.append(head)
        if is_predicate(head):
            break
    return found


def subjects(predicate: Token) -> list[Token]:
    return [child for child in predicate.children if child.dep in ("nsubj", "nsubjpass", "csubj")]


def distance(adjunct: Token, trigger: Token) -> int | None:
    """How far an adjunct's top word stands from a trigger it belongs to.

    Returns
    -------
    int or None
        0 when the adjunct modifies the trigger itself, more when it modifies one of its
        arguments, None when it belongs to something else.
    """
    path = chain(adjunct)
    if trigger.is_verb or is_predicate(trigger):
        if path[-1] is not trigger:
            return None
        # between adjunct and trigger: prepositions only, or an argument noun as well
        inner = path[1:-1]
        nouns = [token for token in inner if token.dep not in ("prep", "agent", "advmod")]
        if adjunct.dep in ("poss", "nummod", "compound", "nmod", "amod") and len(path) > 1:
            # "Monday's attack", "the 2015 coup": the noun's, not the verb's
            return None
        if not nouns:
            return 0
        first = nouns[0]
        if len(nouns) == 1 and first.dep in (
            "dobj", "nsubj", "nsubjpass", "attr", "npadvmod", "dative", "oprd",
        ):  # fmt: skip
            return 1 if first.dep in ("dobj", "attr", "npadvmod") else 2
        if all(token.dep == "pobj" for token in nouns):
            leads = {token.head.lower for token in nouns}
            return 2 + len(nouns) if leads <= _HANDING_ON else None
        if first.dep == "pobj" and first.head.lower in _HANDING_ON and len(nouns) == 2:
            return 4
        return None
    if (
        path[-1].dep in ("acl", "relcl")
        and path[-1].head is trigger
        and (path[-1].lower in _OCCURRING)
    ):
        # "talks scheduled for Monday", "the attack, which took place on Monday"
        return 3
    for steps, head in enumerate(path):
        if head is trigger and steps:
            between = [token for token in path[1:steps] if token.dep not in ("prep", "agent")]
            return 2 * len(between)
    return None


def governors(trigger: Token, *, apart: frozenset[str] = APART) -> Iterator[Token]:
    """The predicates whose adjuncts hold for a trigger that has none, nearest first.

    Clauses that begin with one of the words `apart` share nothing with their governor.
    """
    token = trigger
    seen = 0
    while seen < 8:
        seen += 1
        verbal = token.is_verb or is_predicate(token)
        head = _outer(token, apart) if verbal else _verb_of_noun(token)
        if head is None or head is token:
            return
        yield head
        token = head


def _outer(verb: Token, apart: frozenset[str]) -> Token | None:
    """The predicate whose time and place a subordinate one shares."""
    if verb.head is verb:
        return None
    if verb.dep == "advcl" and any(
        child.dep in ("mark", "advmod") and child.lower in apart for child in verb.children
    ):
        return None
    if verb.dep in ("xcomp", "ccomp", "advcl", "conj", "parataxis", "csubj"):
        return verb.head
    if verb.dep == "pcomp":
        link = verb.head
        return _predicate_above(link) if link.lower in _LINKS else None
    if verb.dep == "acl" and verb.tag in ("TO", "VB"):
        # "a promise to withdraw": the promise's clause
        return _predicate_above(verb.head)
    return None


def _verb_of_noun(noun: Token) -> Token | None:
    """The verb whose clause dates and places an act named by a noun."""
    for head in chain(noun)[1:]:
        if is_predicate(head):
            link = noun
            while link.head is not head and link.head is not link:
                link = link.head
            if speaks(head) and not (
                head.lower.startswith("announc") and link.dep in ("dobj", "nsubjpass")
            ):
                return None
            if link.dep == "prep" and link.lower in ("after", "over", "since", "before", "against"):
                return None
            return head
        if head.dep == "poss":
            return None
    return None


def _predicate_above(token: Token) -> Token | None:
    last = chain(token)[-1]
    return last if is_predicate(last) else None


_PLANNED = with_forms(
    "plan expect schedule set due agree vow pledge threaten hope intend want promise prepare aim"
    " ask urge call demand order invite decide offer refuse propose be seek need wait ready likely"
    " slate poise bound want wish arrange warn tell request require"
)
_SCHEDULED = with_forms("plan schedule expect set slate")
#: Participles after a noun that only say that the act took or takes place.
_OCCURRING = with_forms(
    "plan schedule expect set slate hold report carry take occur happen launch stage due sign begin"
    " start open conduct record agree reach"
)
_COMING = frozenset(
    "planned upcoming scheduled expected proposed looming forthcoming coming future imminent"
    " intended possible potential next".split()
)


def is_future(trigger: Token) -> bool:
    """Does the trigger's clause speak of what is to come?"""
    verb: Token | None = trigger
    if not (trigger.is_verb or is_predicate(trigger)):
        for child in trigger.children:
            if child.dep in ("amod", "compound") and child.lower in _COMING:
                return True
            if child.dep == "acl" and child.lower in _SCHEDULED:
                return True
            if child.dep == "amod" and child.lower == "due":
                return True
        for head in chain(trigger)[1:]:
            if head.dep == "prep" and head.lower == "of" and head.head.lower == "ahead":
                return True
        verb = _predicate_above(trigger)
        if verb is None or verb is trigger:
            return False
        if speaks(verb):
            return False
    seen = 0
    while verb is not None and seen < 5:
        seen += 1
        helpers = {child.lower for child in verb.children if child.dep in ("aux", "auxpass")}
        if helpers & {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could"}:
            return not helpers & {"have"} or bool(helpers & {"will", "'ll", "’ll"})
        if "to" in helpers and "have" not in helpers:
            head = verb.head
            if (
                head.lower in ("going",)
                or (head.lemma in _PLANNED or head.lower in _PLANNED)
                or verb.dep in ("acl", "relcl")
            ):
                return True
            if verb.head is verb or verb.dep == "ROOT":
                return True
            verb = head if verb.dep in ("xcomp", "conj") else None
            continue
        if verb.tag in ("VBZ", "VBP") and not helpers:
            return not speaks(verb)
        if verb.tag == "VBG" and helpers & {"is", "are", "'s", "’s", "'re"}:
            return True
        if verb.tag == "VBN" and helpers & {"is", "are"} and verb.lower in _PLANNED:
            return True
        verb = verb.head if verb.dep in ("conj",) and verb.head is not verb else None
    return False
