"""The operators of forms: importing this module makes all of them known.

`evaluate` is the only way in; what each operator means stands in its module.
"""

from sayso.reading.times import counts, dates, joins, relative, stretches
from sayso.reading.times.view import UNRESOLVED, View, evaluate

__all__ = ["UNRESOLVED", "View", "counts", "dates", "evaluate", "joins", "relative", "stretches"]
