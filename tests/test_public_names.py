import inspect

import pytest

import sayso
from sayso import errors
from sayso.record import types


def test_public_names_are_sorted_and_there():
    assert list(sayso.__all__) == sorted(sayso.__all__)
    for name in sayso.__all__:
        assert hasattr(sayso, name), name
    assert set(sayso.__all__) <= set(dir(sayso))


def test_every_type_of_a_record_and_every_error_is_public():
    made = {
        name
        for name, kind in inspect.getmembers(types, inspect.isclass)
        if issubclass(kind, types.Part) and kind is not types.Part
    }
    raised = {
        name
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Exception)
    }
    assert made | raised | {"Record"} <= set(sayso.__all__)


def test_the_verbs_of_the_promise_are_public():
    assert {"read", "read_many", "analyse", "__version__"} <= set(sayso.__all__)


def test_every_public_name_says_what_it_is():
    for name in sayso.__all__:
        thing = getattr(sayso, name)
        if callable(thing):
            assert inspect.getdoc(thing), name


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing_here"):
        getattr(sayso, "nothing_here")  # noqa: B009  # the checker knows that it is not there
