"""Who stands in which role of a predicate: the arguments of verbs, nouns and adjectives.

Roles are those of docs/lexicon.md.  A role that the words do not fill directly is
inherited: subjects through control, coordination, participles and relative
clauses; prepositional arguments from the object they were attached to.
"""

from __future__ import annotations

from dragoman.parsing import Token

_RELATIVE = frozenset({"who", "which", "that", "whom", "where", "whose"})
_COPULAS = frozenset({"be", "remain", "become", "seem", "stay", "appear", "look", "feel", "sound"})
#: Verbs whose infinitive keeps the subject although they have an object.
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "use", "take"})
#: Verbs with a second complement in "of": "stripped them of their seats".
_OF_VERBS = frozenset(
    {"accuse", "acquit", "assure", "clear", "convict", "deprive", "divest", "inform", "notify",
     "purge", "relieve", "remind", "rid", "rob", "strip", "suspect", "warn"}
)  # fmt: skip
#: What people say something in.
_MESSAGES = frozenset(
    {"message", "statement", "letter", "tweet", "post", "note", "video", "resolution", "speech",
     "declaration", "article", "petition"}
)  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_NOUN_MODIFIERS = ("amod", "compound", "nmod", "nummod")

Roles = dict[str, list[Token]]


def spread(token: Token) -> list[Token]:
    """A noun and the nouns coordinated with it."""
    found = [token]
    for item in found:
        found.extend(c for c in item.children if c.dep == "conj" and not c.is_verb)
    return found


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive."""
    for child in verb.children:
        if child.dep in ("auxpass", "nsubjpass", "csubjpass"):
            return True
        if child.dep in ("nsubj", "csubj"):
            return False
    if verb.tag != "VBN":
        return False
    if any(c.dep == "aux" for c in verb.children):
        return False
    if verb.dep in ("acl", "relcl", "advcl"):
        return not any(c.dep == "dobj" for c in verb.children) or any(
            c.dep == "agent" for c in verb.children
        )
    if verb.dep == "conj" and verb.head.is_verb:
        return is_passive(verb.head)
    return any(c.dep == "agent" for c in verb.children)


class Arguments:
    """Finds the roles of the predicates of one sentence; remembers what it found."""

    def __init__(self) -> None:
        self._memory: dict[int, Roles] = {}

    def of(self, token: Token) -> Roles:
        """The roles of a predicate; each filler is the head word of a phrase."""
        roles = self._memory.get(token.i)
        if roles is None:
            # Guards against cycles (a relative clause that refers to itself).
            self._memory[token.i] = {}
            if token.is_verb:
                roles = self._verb(token)
            elif token.is_noun:
                roles = self._noun(token)
            else:
                roles = self._adjective(token)
            self._memory[token.i] = roles
        return roles

    # -- verbs --------------------------------------------------------------

    def _verb(self, verb: Token) -> Roles:
        roles: Roles = {}
        adverbial: Roles = {}
        passive = is_passive(verb)
        for child in verb.children:
            dep = child.dep
            if dep in ("nsubj", "csubj"):
                _add(roles, "subj", spread(child))
            elif dep in ("nsubjpass", "csubjpass"):
                _add(roles, "obj", spread(child))
            elif dep == "dobj":
                # The object of a passive is what was given: "was awarded a contract".
                if passive and "obj" in roles:
                    roles["iobj"] = roles.pop("obj")
                _add(roles, "obj", spread(child))
            elif dep == "dative":
                self._preposition(roles, child) if child.tag in ("IN", "TO") else _add(
                    roles, "iobj", spread(child)
                )
            elif dep == "agent":
                for noun in child.children:
                    if noun.dep in ("pobj", "pcomp"):
                        _add(roles, "subj", spread(noun))
                        _add(roles, "by", spread(noun))
            elif dep == "prep":
                self._preposition(roles, child)
                if passive and child.lower == "by" and "subj" not in roles:
                    _add(roles, "subj", roles.get("by", []))
            elif dep in ("ccomp", "xcomp"):
                self._complement(roles, child)
            elif dep in ("acomp", "attr", "oprd"):
                _add(roles, "attr", spread(child))
            elif dep == "advcl" and _has_to(child) and _for_somebody(child):
                # "called for the court to act"
                _add(roles, "for", [child])
            elif dep == "advcl" and child.tag == "VB" and _has_to(child):
                # The parser often takes a complement infinitive for an adjunct.
                _add(roles, "purpose", [child])
            elif dep in ("npadvmod", "advmod") and child.lower in ("home", "abroad"):
                _add(roles, "to", [child])
            elif dep in ("advmod", "prt"):
                lent: Roles = {}
                for prep in child.children:
                    if prep.dep == "prep":  # "stayed away from", "jointly with"
                        self._preposition(lent, prep)
                for role, fillers in lent.items():
                    adverbial.setdefault(role, fillers)
        for role, fillers in adverbial.items():
            roles.setdefault(role, fillers)
        self._relative(verb, roles, passive)
        if "subj" not in roles and not passive:
            inherited = self._subject(verb)
            if inherited:
                roles["subj"] = inherited
        if passive and "obj" not in roles:
            inherited = self._subject(verb)
            if inherited:
                roles["obj"] = inherited
        if "obj" not in roles and "iobj" in roles:
            # "gave the rebels 48 hours": the parser takes the span of time for an adverbial.
            _add(roles, "obj", [c for c in verb.children if c.dep == "npadvmod" and c.i > verb.i])
        for noun in roles.get("obj", []):
            # "found the minister guilty": an adjective behind its noun is said of it.
            behind = [
                c
                for c in noun.children
                if c.dep == "amod" and c.tag == "JJ" and c.i > noun.i and noun.i > verb.i
            ]
            _add(roles, "attr", behind)
            for adjective in behind:
                for prep in adjective.children:
                    if prep.dep == "prep":
                        self._preposition(roles, prep)
        self._borrow(roles, verb)
        return roles

    def _preposition(self, roles: Roles, prep: Token) -> None:
        name = prep.lower
        for child in prep.children:
            if child.dep == "pobj":
                _add(roles, name, spread(child))
            elif name == "as" and child.tag.startswith("JJ"):
                _add(roles, name, spread(child))  # "dismissed it as absurd"
            elif child.dep == "pcomp":
                _add(roles, name, _clauses(child))
            elif child.dep == "prep":
                for inner in child.children:
                    if inner.dep in ("pobj", "pcomp"):
                        _add(roles, f"{name}_{child.lower}", spread(inner))
                        _add(roles, child.lower, spread(inner))
            elif child.dep == "pcomp" and child.is_verb:
                _add(roles, name, [child])
            elif child.dep == "conj" and child.tag in ("IN", "TO"):
                self._preposition(roles, child)

    def _complement(self, roles: Roles, clause: Token) -> None:
        found = _clauses(clause)
        subject = clause.child("nsubj")
        if clause.tag.startswith("JJ") and subject is not None and clause.child("cop") is None:
            # "found the minister guilty" as a clause of its own
            _add(roles, "obj", spread(subject))
            _add(roles, "attr", found)
            for prep in clause.children:
                if prep.dep == "prep":
                    self._preposition(roles, prep)
            return
        _add(roles, "comp", found)
        if clause.dep == "ccomp" and clause.is_verb and _has_to(clause):
            # "urged Iran to stop": the subject of the infinitive is the one urged.
            for child in clause.children:
                if child.dep == "nsubj":
                    _add(roles, "obj", spread(child))
            _add(roles, "inf", found)
        elif _has_to(clause):
            _add(roles, "inf", found)
        elif clause.tag == "VBG" and not any(c.dep == "aux" for c in clause.children):
            _add(roles, "ing", found)
            for child in clause.children:
                if child.dep == "nsubj" and "obj" not in roles:
                    _add(roles, "obj", spread(child))
        elif clause.dep == "ccomp":
            _add(roles, "that", found)
        else:
            _add(roles, "attr", found)

    def _relative(self, verb: Token, roles: Roles, passive: bool) -> None:
        """Put the noun a clause modifies where the clause has its gap."""
        if verb.dep == "relcl" and not _has_to(verb):
            noun = spread(verb.head)[:1]
            # "Singapore, where he is to meet Kim": the gap is a place or a time.
            gap = not any(c.tag == "WRB" for c in verb.children)
            for role, fillers in roles.items():
                if any(
                    t.lower in _RELATIVE and t.tag in ("WDT", "WP", "WP$", "IN", "DT", "WRB")
                    for t in fillers
                ):
                    roles[role] = noun + [t for t in fillers if t.lower not in _RELATIVE]
                    gap = False
            if gap:
                if "subj" not in roles and not passive:
                    roles["subj"] = noun
                elif "obj" not in roles and "subj" in roles:
                    roles["obj"] = noun
        elif verb.dep == "acl":
            noun = [verb.head]
            if verb.tag == "VBN" and "obj" not in roles:
                roles["obj"] = noun
            elif verb.tag == "VBG" and "subj" not in roles:
                roles["subj"] = self._author(verb.head) or noun

    def _author(self, noun: Token) -> list[Token]:
        """ "posted a message on Twitter blaming Iran": whose message it is."""
        if noun.dep != "pobj":
            return []
        carrier = noun.head.head
        if carrier.dep == "dobj" and carrier.lemma in _MESSAGES and carrier.head.is_verb:
            return self._surface_subject(carrier.head)
        return []

    def _subject(self, verb: Token) -> list[Token]:
        """The inherited subject of a verb without one of its own."""
        head = verb.head
        if head is verb:
            return []
        if verb.dep == "xcomp" or (verb.dep in ("ccomp", "advcl") and _has_to(verb)):
            return self._controller(head)
        if verb.dep == "conj" and head.is_verb:
            roles = self.of(head)
            if is_passive(head):
                return roles.get("obj", [])
            return roles.get("subj", [])
        if verb.dep in ("advcl", "ccomp", "parataxis", "dep"):
            return self._surface_subject(head)
        if verb.dep == "pcomp":
            return self._under_preposition(head)
        if verb.dep == "acl" or (verb.dep == "relcl" and _has_to(verb)):
            # "the first state to recognise": who the noun stands for.
            return self.holder(head)
        return []

    def _controller(self, head: Token) -> list[Token]:
        roles = self.of(head) if (head.is_verb or head.is_noun) else {}
        if not head.is_verb:
            if head.dep in ("acomp", "attr", "oprd") and head.head.is_verb:
                return self._surface_subject(head.head)
            return self.holder(head)
        patients = roles.get("obj", [])
        if head.lemma not in _SUBJECT_CONTROL and any(not t.is_verb for t in patients):
            return patients
        if roles.get("iobj"):
            return roles["iobj"]
        return roles.get("subj", [])

    def _surface_subject(self, verb: Token) -> list[Token]:
        if not verb.is_verb:
            return self.holder(verb) if verb.is_noun else []
        for child in verb.children:
            # "X attacked Y, officials said, killing Z": the participle is X's.
            if child.dep == "ccomp" and child.i < verb.i and child.is_verb:
                return self._surface_subject(child)
        roles = self.of(verb)
        return roles.get("obj", []) if is_passive(verb) else roles.get("subj", [])

    def _under_preposition(self, prep: Token) -> list[Token]:
        governor = prep.head
        if governor.tag.startswith("RB") and governor.head is not governor:
            governor = governor.head  # "far from praising"
        if prep.lower == "of" and governor.dep == "dobj" and governor.head.is_verb:
            return [governor]  # "suspects the teacher of hacking"
        if governor.is_verb:
            roles = self.of(governor)
            # "accused Iran of supplying", "stopped it from leaving" - but "after meeting".
            if prep.lower in ("of", "for", "from", "with", "into", "against") and roles.get("obj"):
                return roles["obj"]
            return self._surface_subject(governor)
        return self.holder(governor)

    def holder(self, noun: Token) -> list[Token]:
        """Who has the plan, offer or right that a noun names."""
        roles = self._noun(noun)
        for role in ("poss", "by", "subj"):
            if roles.get(role):
                return roles[role]
        if noun.dep in ("dobj", "attr") and noun.head.is_verb:
            return self.of(noun.head).get("subj", [])
        if noun.dep == "pobj" and noun.head.head.is_verb:
            return self._surface_subject(noun.head.head)
        return roles.get("mod", [])

    def _borrow(self, roles: Roles, verb: Token) -> None:
        """Take over the object's prepositions: "signed a deal with", "sent arms to"."""
        for noun in roles.get("obj", [])[:2]:
            for child in noun.children:
                if child.dep == "prep" and (
                    child.lower != "of" or verb.lemma in _OF_VERBS or _complements(child, noun)
                ):
                    borrowed: Roles = {}
                    self._preposition(borrowed, child)
                    for role, fillers in borrowed.items():
                        roles.setdefault(role, fillers)
                elif child.dep in ("acl", "relcl") and _has_to(child):
                    roles.setdefault("purpose", [child])
                elif child.dep == "acl" and child.tag == "VBN":
                    # "lifted sanctions imposed on Iran"
                    lent: Roles = {}
                    for prep in child.children:
                        if prep.dep == "prep" and prep.lower in ("on", "against", "between", "to"):
                            self._preposition(lent, prep)
                    for role, fillers in lent.items():
                        roles.setdefault(role, fillers)

    # -- nouns and adjectives -------------------------------------------------

    def _noun(self, noun: Token) -> Roles:
        roles: Roles = {}
        for child in noun.children:
            if child.dep == "poss":
                _add(roles, "poss", spread(child))
            elif child.dep in _NOUN_MODIFIERS:
                _add(roles, "mod", spread(child))
            elif child.dep in ("prep", "agent"):
                self._preposition(roles, child)
            elif child.dep in ("acl", "relcl", "ccomp", "xcomp", "appos") and child.is_verb:
                if _has_to(child):
                    _add(roles, "inf", _clauses(child))
                    _add(roles, "comp", _clauses(child))
                elif child.dep == "ccomp" or any(
                    c.dep == "mark" and c.lower == "that" for c in child.children
                ):
                    _add(roles, "that", _clauses(child))
                    _add(roles, "comp", _clauses(child))
        for inner in roles.get("of", [])[:2]:
            # "the arrest of an executive by Canada": the parser hangs "by" on the nearer noun.
            for child in inner.children:
                if child.dep in ("prep", "agent") and child.lower in ("by", "against", "between"):
                    borrowed: Roles = {}
                    self._preposition(borrowed, child)
                    for role, fillers in borrowed.items():
                        roles.setdefault(role, fillers)
        if "poss" not in roles and noun.dep == "conj":
            head = noun.head
            while head.dep == "conj":
                head = head.head
            for child in head.children:
                if child.dep in ("poss",) and head.is_noun:
                    _add(roles, "poss", spread(child))
        return roles

    def _adjective(self, adjective: Token) -> Roles:
        roles: Roles = {}
        for child in adjective.children:
            if child.dep == "prep":
                self._preposition(roles, child)
            elif child.dep in ("xcomp", "ccomp", "advcl") and child.is_verb:
                self._complement(roles, child)
        head = adjective.head
        if adjective.dep in ("acomp", "attr", "oprd", "xcomp") and head.is_verb:
            above = self.of(head)
            roles["subj"] = above.get("subj", []) or above.get("obj", [])
            for role in ("inf", "comp", "that"):
                if role not in roles and role in above:
                    roles[role] = [t for t in above[role] if t is not adjective]
            for role, fillers in above.items():
                if role in ("to", "with", "of", "for", "about", "on", "over", "against"):
                    roles.setdefault(role, fillers)
        elif adjective.dep == "prep" and head.is_verb:
            # "are on strike"
            roles["subj"] = self._surface_subject(head)
        elif adjective.dep in ("advcl", "amod", "acl", "relcl", "prep"):
            roles["subj"] = [head] if head.is_noun else self._surface_subject(head)
        elif adjective.dep == "conj" and head.tag.startswith("JJ"):
            roles["subj"] = self.of(head).get("subj", [])
        return roles


def is_copula(verb: Token) -> bool:
    """Tell whether a verb only links a subject to its complement."""
    return verb.lemma in _COPULAS


def _add(roles: Roles, role: str, tokens: list[Token]) -> None:
    if tokens:
        roles.setdefault(role, [])
        roles[role].extend(t for t in tokens if t not in roles[role])


def _clauses(verb: Token) -> list[Token]:
    """A clause and the clauses coordinated with it."""
    found = [verb]
    for item in found:
        found.extend(
            c
            for c in item.children
            if c.dep == "conj"
            and (c.is_verb or c.tag.startswith("JJ"))
            and not any(s.dep in ("nsubj", "nsubjpass") for s in c.children)
        )
    return found


def _for_somebody(clause: Token) -> bool:
    """Tell whether an infinitive has a subject of its own: "for the court to act"."""
    return any(c.dep == "mark" and c.lower == "for" for c in clause.children) and any(
        c.dep in ("nsubj", "nsubjpass") for c in clause.children
    )


def _has_to(verb: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _complements(prep: Token, noun: Token) -> bool:
    """Tell whether an ``of`` phrase belongs to the verb: "accused Iran of aggression"."""
    if any(c.dep == "pcomp" for c in prep.children):
        return True
    return noun.is_proper or noun.tag == "PRP"
