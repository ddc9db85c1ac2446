"""Classes of candidates, relations and articles, as the small numbers that features are made of."""

from typing import Final

from sayso.reading.coreference.lexicon import BODY, FEMALE, GROUP, MALE, PERSON, PLACE, THING

(NAME_PERSON, NAME_BODY, NAME_PLACE, NAME_OTHER, NOMINAL, JOINED, VERB, FIRST, FIRST_PLURAL, SECOND,
 HE, SHE, IT, THEY, THIS, THESE, HERE, OTHER_PRONOUN) = range(18)  # fmt: skip
CLASSES: Final = 18

_PRONOUNS: Final = {
    FIRST: "i me my mine myself",
    FIRST_PLURAL: "we us our ours ourselves",
    SECOND: "you your yours yourself yourselves ya thou thee thy",
    HE: "he him his himself",
    SHE: "she her hers herself",
    IT: "it its itself",
    THEY: "they them their theirs themselves themself 'em",
    THIS: "this that",
    THESE: "these those",
    HERE: "here there",
}
PRONOUN_CLASS: Final = {word: code for code, words in _PRONOUNS.items() for word in words.split()}
KIND_OF_CLASS: Final = {
    NAME_PERSON: PERSON, NAME_BODY: BODY, NAME_PLACE: PLACE, FIRST: PERSON, FIRST_PLURAL: GROUP,
    SECOND: PERSON, HE: MALE, SHE: FEMALE, IT: THING, THIS: THING, HERE: PLACE,
}  # fmt: skip
NAME_CLASS: Final = {
    "PER": NAME_PERSON, "ORG": NAME_BODY, "LOC": NAME_PLACE, "FAC": NAME_PLACE,
}  # fmt: skip
PLURAL_CLASSES: Final = frozenset({FIRST_PLURAL, THEY, THESE, JOINED})
SINGULAR_CLASSES: Final = frozenset({FIRST, HE, SHE, IT, THIS, HERE})

RELATIONS: Final = (
    "other", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "conj", "appos",
    "root", "predicate", "compound", "obl:agent", "loose",
)  # fmt: skip
RELATION_CODE: Final = {name: code for code, name in enumerate(RELATIONS)} | {
    "nsubj:outer": 1, "vocative": 14, "parataxis": 14, "dislocated": 14, "list": 14, "dep": 14,
    "nmod:desc": 12, "obl:unmarked": 5, "nmod:unmarked": 6,
}  # fmt: skip
SUBJECTS: Final = (1, 2)
OBJECT, PREDICATE, APPOSITION, POSSESSOR = 3, 11, 9, 7

(NO_ARTICLE, DEFINITE, DEMONSTRATIVE, OWN, OWNED, INDEFINITE, QUANTIFIED, PROPER, BY_PRONOUN) = (
    range(9)
)  # fmt: skip
ARTICLES: Final = 9
ARTICLE_CODE: Final = {
    "the": DEFINITE, "th'": DEFINITE, "this": DEMONSTRATIVE, "that": DEMONSTRATIVE,
    "these": DEMONSTRATIVE, "those": DEMONSTRATIVE, "a": INDEFINITE, "an": INDEFINITE,
    "another": INDEFINITE,
}  # fmt: skip
