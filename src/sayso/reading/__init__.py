"""The layers, in the order in which they run.

    actors ─> places ─> times ─> statements ─> claims ─> events ─> orders
                                        ties ─> causes ─> forecasts ─> framings ─> gaps

Each is a pure function from the `Analysis` and what earlier layers found to record types.
`walk.read_layers` goes through them; it stands apart, so that one layer can be had without the
others (`sayso.times` needs neither model nor numpy).
"""

LAYERS = (
    "actors",
    "places",
    "times",
    "statements",
    "claims",
    "events",
    "orders",
    "ties",
    "causes",
    "forecasts",
    "framings",
    "gaps",
)
