"""Whole accounts: what a reader finds in five texts of our own from end to end (`gold/accounts`).

Every layer is matched one to one, greedily by how much agrees, and counted against the rows that a
person wrote before any of it was read. Shares are per cent of the rows that are required. `main` is
the share of main events found with type, agents and recipients all right. Precision (`P`) counts
what the gold holds, its optional rows too; statements, claims, causes and forecasts are not listed
in full and have none. `once` is the share of the actors found that stand in the record only once.

    python -m benchmarks.accounts [--errors] [--json FILE] [--documents N]
"""

import sys
from collections.abc import Iterable, Sequence

from benchmarks import frame
from benchmarks.account_compared import FIGURES, Counts
from benchmarks.account_gold import FOLDER, Account, accounts
from benchmarks.account_layers import compare
from sayso.record.record import Record


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures of each account, then of all together."""
    chosen = accounts()[: options.documents or None]
    counted = [(account.name, compare(account, read_account_text(account))) for account in chosen]
    digest = frame.digest(*sorted(FOLDER.glob("*.t*")))
    whole = Counts()
    for _, counts in counted:
        whole.add(counts)
    return [
        *(frame.Measured(f"{group}: {name}", figures, data=digest)
          for group, name, figures in _tables([*counted, ("all", whole)])),
    ]  # fmt: skip


def read_account_text(account: Account) -> Record:
    """Read an account as a user would: no date given, damage repaired."""
    from sayso.reader import read  # loads the model

    return read(account.text)


def _tables(counted: Sequence[tuple[str, Counts]]) -> Iterable[tuple[str, str, frame.Figures]]:
    """Yield layer, account and figures, one layer after the other."""
    for group in FIGURES:
        for name, counts in counted:
            yield group, name, counts.shares(group)


def _show_errors() -> None:
    """Print what was missed or misread, account by account."""
    for account in accounts():
        for line in compare(account, read_account_text(account)).errors:
            print(account.name, line, sep="\t")


if __name__ == "__main__":
    if "--errors" in sys.argv:
        _show_errors()
    else:
        frame.main(run, __doc__)
