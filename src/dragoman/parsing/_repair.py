"""Mends the parser's most frequent mistakes in news sentences.

The small model is right in nine arcs of ten; what it gets wrong again and again
follows from how news is written: a long opening phrase before the subject, a
possessive mark that looks like a closing quotation mark.  Each repair is a
small function with a narrow condition; a tree it does not fit is left alone.
"""

from __future__ import annotations

from dragoman.parsing._tree import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DETACHED = frozenset({"appos", "conj", "pobj", "dobj", "npadvmod", "dep", "nmod", "attr", "oprd"})


def repair(tokens: list[Token], verbs: frozenset[str] = frozenset()) -> None:
    """Mend a parsed sentence in place.

    Parameters
    ----------
    tokens : list of Token
    verbs : frozenset of str
        Lemmas that may be verbs.
    """
    _hidden_verb(tokens, verbs)
    _verb_before_noun(tokens)
    _second_infinitive(tokens, verbs)
    _subject_of_auxiliary(tokens)
    _after_particle(tokens)
    _possessive_pair(tokens)
    _listed(tokens)
    _lost_subject(tokens)
    _split_list(tokens)
    _tensed_pair(tokens)


def attach(token: Token, head: Token, dep: str) -> None:
    """Hang a token, with all below it, on another head."""
    if token.head is not token:
        token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)


def _dominates(upper: Token, lower: Token) -> bool:
    return upper is lower or any(a is upper for a in lower.ancestors())


def _possessive_pair(tokens: list[Token]) -> None:
    """ "Iran and Belarus' presidents": the mark after a name in -s is no quotation mark."""
    for mark in tokens[1:-1]:
        name = tokens[mark.i - 1]
        if mark.text not in ("’", "'") or not name.is_proper or not name.lower.endswith("s"):
            continue
        noun = tokens[mark.i + 1]
        while noun.dep in ("amod", "compound") and noun.head.i > noun.i:
            noun = noun.head
        if not noun.is_noun or any(c.dep == "poss" for c in noun.children):
            continue
        if any(t.text in ("‘", "'") for t in tokens[: name.i]) or _dominates(name, noun):
            continue
        first = name
        if name.i >= 2 and tokens[name.i - 1].lower == "and" and tokens[name.i - 2].is_proper:
            first = tokens[name.i - 2]
            if not _dominates(name, first):
                attach(name, first, "conj")
                attach(tokens[name.i - 1], first, "cc")
        if not _dominates(first, noun):
            attach(first, noun, "poss")
            attach(mark, name, "case")


def _listed(tokens: list[Token]) -> None:
    """ "Canada, Britain and Fiji": the second name of a list is no apposition to the first."""
    for token in tokens:
        head = token.head
        if token.dep != "appos" or not token.is_proper or not head.is_proper:
            continue
        if any(c.dep in ("prep", "det", "poss", "relcl", "acl") for c in token.children):
            continue
        last = token
        while (inner := last.child("conj")) is not None:
            last = inner
        ended = any(
            c.dep == "cc" and c.i > token.i
            for t in head.subtree()
            if t is head or t.dep in ("conj", "appos")
            for c in t.children
        )
        if ended and (last is not token or any(
            c.dep == "conj" and c.i > token.i and c.is_proper for c in head.children
        )):  # fmt: skip
            token.dep = "conj"


def _split_list(tokens: list[Token]) -> None:
    """ "In a statement from Bonn, Spain, Italy and Malta condemned": one list is the subject.

    The model hangs the first names of the list on the phrase before it.  A name in the
    opening phrase that is coordinated without any "and" belongs to what follows.
    """
    for subject in tokens:
        if subject.dep not in ("nsubj", "nsubjpass") or not subject.is_proper:
            continue
        if not any(c.dep == "cc" for c in subject.children):
            continue
        left = subject.subtree()[0].i
        if left < 2 or tokens[left - 1].text != ",":
            continue
        name = tokens[left - 2]
        if name.dep not in ("conj", "appos") or not name.is_proper:
            continue
        if any(c.dep in ("cc", "conj") for c in (*name.children, *name.head.children)
               if c is not name):  # fmt: skip
            continue
        if not name.head.is_proper or _dominates(name, subject):
            continue
        attach(name, subject.head, subject.dep)
        attach(subject, name, "conj")
        return


def _tensed_pair(tokens: list[Token]) -> None:
    """ "said X would lose and asked voters": a past tense is no second half of "would lose".

    It belongs to the verb of saying above, whose tense it shares.
    """
    for verb in tokens:
        first = verb.head
        if verb.dep != "conj" or verb.tag != "VBD" or first.tag != "VB" or first.dep != "ccomp":
            continue
        above = first.head
        if above.tag != "VBD" or any(c.dep in _SUBJECTS for c in verb.children):
            continue
        link = next((c for c in reversed(first.children) if c.dep == "cc" and c.i < verb.i), None)
        attach(verb, above, "conj")
        if link is not None:
            attach(link, above, "cc")


def _lost_subject(tokens: list[Token]) -> None:
    """A finite verb without a subject takes the noun right before it.

    "After meeting X, who came on Sunday, President Y praised": the model hangs Y
    on X as an apposition, and the main verb is left without a subject.
    """
    for verb in tokens:
        if not verb.is_verb or any(c.dep in _SUBJECTS for c in verb.children):
            continue
        if verb.tag == "VB" and verb.head is verb and verb.children:
            # A headline: "Turkey to expel envoy".
            opener = verb.children[0]
            if opener.is_noun and opener.i == 0 and opener.dep in ("npadvmod", "dep", "compound"):
                opener.dep = "nsubj"
                continue
        first = min([verb, *(c for c in verb.children if c.dep in ("aux", "auxpass", "neg",
                                                                  "advmod"))],
                    key=lambda t: t.i)  # fmt: skip
        finite = verb.tag in ("VBD", "VBZ", "VBP") or (
            first.dep in ("aux", "auxpass") and first.tag in _FINITE
        )
        if not finite or verb.dep not in ("ROOT", "ccomp", "parataxis"):
            continue
        before = first.i - 1
        # A day may stand between subject and verb: "Putin on Monday praised".
        noun = tokens[before] if before >= 0 else None
        if noun is None or not (noun.is_noun or noun.tag == "PRP"):
            continue
        while noun.dep in ("compound", "poss", "amod") and noun.head.i == noun.i + 1:
            noun = noun.head
        if noun.i >= first.i or noun.dep not in _DETACHED or _dominates(noun, verb):
            continue
        left = min((t.i for t in noun.subtree()), default=noun.i)
        previous = tokens[left - 1] if left else None
        if noun.dep in ("pobj", "dobj") and not (previous and previous.text == ","):
            continue
        if not _dominates(verb, noun) and noun.dep not in ("appos", "conj"):
            continue
        noun = _first_of_pair(noun, tokens)
        passive = any(c.dep == "auxpass" for c in verb.children)
        attach(noun, verb, "nsubjpass" if passive else "nsubj")


def _first_of_pair(noun: Token, tokens: list[Token]) -> Token:
    """ "At the summit in Addis Ababa, Egypt and Ethiopia": the chain starts after the comma."""
    while noun.dep == "conj":
        between = tokens[noun.head.i + 1 : min(t.i for t in noun.subtree())]
        if not between:
            break
        if any(t.text == "," for t in between) and noun.head.dep != "conj":
            break
        noun = noun.head
    return noun


def _hidden_verb(tokens: list[Token], verbs: frozenset[str]) -> None:
    """A noun that heads a sentence without any finite verb is its verb.

    "Pensioners in Moscow plan to march", "India bombs camp in Pakistan": forms that
    can be either are taken for nouns when the subject is a bare plural or a name.
    """
    if any(t.tag in _FINITE for t in tokens):
        return
    for token in tokens:
        if token.head is not token or token.tag not in ("NN", "NNS", "NNPS") or token.i == 0:
            continue
        lemma = token.lower if token.tag == "NN" else token.lower.removesuffix("s")
        if lemma not in verbs:
            return
        subject = next(
            (
                c
                for c in sorted(token.children, key=lambda c: -c.i)
                if c.i < token.i and c.is_noun and c.dep in ("compound", "nsubj", "nmod", "dep")
            ),
            None,
        )
        plural = subject is not None and subject.tag in ("NNS", "NNPS")
        if subject is None or plural == (token.tag != "NN"):
            return
        token.tag = "VBP" if plural else "VBZ"
        token.lemma = lemma
        subject.dep = "nsubj"
        for child in token.children:
            if child.i < token.i and child is not subject and child.dep in ("amod", "det", "prep"):
                attach(child, subject, child.dep)
            elif child.i > token.i and child.is_noun and child.dep in ("appos", "dep", "npadvmod"):
                child.dep = "dobj"
        return


def _verb_before_noun(tokens: list[Token]) -> None:
    """ "Police in Lima fired rubber bullets": a past tense is no adjective of its object.

    The model makes the object the head of the sentence, and the subject hangs on it.
    """
    for verb in tokens:
        noun = verb.head
        if verb.tag != "VBD" or verb.dep != "amod" or not noun.is_noun or noun.i < verb.i:
            continue
        subject = next((c for c in noun.children if c.dep == "nsubj" and c.i < verb.i), None)
        if subject is None or any(c.is_verb and c is not verb for c in noun.children):
            continue
        if noun.head is noun:
            noun.children.remove(verb)
            verb.head, verb.dep = verb, "ROOT"
        else:
            attach(verb, noun.head, noun.dep)
        attach(noun, verb, "dobj")
        attach(subject, verb, "nsubj")
        for child in list(noun.children):
            if child.i < verb.i or child.dep == "punct":
                attach(child, verb, child.dep)
        return


def _second_infinitive(tokens: list[Token], verbs: frozenset[str]) -> None:
    """ "to leave or face arrest": what is coordinated with a bare verb is a verb."""
    for word in tokens[1:]:
        noun = word.head
        if word.dep != "compound" or word.tag != "NN" or word.lower not in verbs:
            continue
        if noun.dep != "conj" or noun.head.tag != "VB" or tokens[word.i - 1].dep != "cc":
            continue
        first = noun.head
        word.tag, word.lemma = "VB", word.lower
        attach(word, first, "conj")
        attach(noun, word, "dobj")
        for child in list(noun.children):
            if child.i < word.i:
                attach(child, first, child.dep)


def _subject_of_auxiliary(tokens: list[Token]) -> None:
    """ "Hungary was opposed": a subject belongs to the verb, not to its auxiliary."""
    for token in tokens:
        auxiliary = token.head
        if token.dep not in _SUBJECTS or auxiliary.dep not in ("aux", "auxpass"):
            continue
        if not any(c.dep in _SUBJECTS for c in auxiliary.head.children):
            suffers = auxiliary.dep == "auxpass" and token.dep == "nsubj"
            attach(token, auxiliary.head, "nsubjpass" if suffers else token.dep)


def _after_particle(tokens: list[Token]) -> None:
    """ "ruled out sending troops": a gerund right behind a particle is the verb's object."""
    for gerund in tokens[1:]:
        verb, before = gerund.head, tokens[gerund.i - 1]
        if gerund.tag != "VBG" or gerund.dep != "advcl" or before.dep != "prt":
            continue
        if before.head is verb and not any(c.dep == "dobj" for c in verb.children):
            gerund.dep = "xcomp"
