"""Whole accounts: what a reader finds in nine texts of our own from end to end (`gold/accounts`).

The errors of five have been mended ("accounts, mended on"); four are later ("accounts, fresh").
Every layer is matched one to one, greedily by how much agrees, and counted against the rows that a
person wrote before any of it was read. Shares are per cent of the rows that are required. `main` is
the share of main events found with type, agents and recipients all right. Precision (`P`) counts
what the gold holds, its optional rows too; statements, claims, causes and forecasts are not listed
in full and have none. `once` is the share of the actors found that stand in the record only once.

    python -m benchmarks.accounts [--json FILE] [--documents N]
    python -m benchmarks.accounts --errors [NAME…]
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
    counted = [(account, compare(account, read_account_text(account))) for account in chosen]
    digest = frame.digest(*sorted(FOLDER.glob("*.t*")))
    rows = [(account.name, counts) for account, counts in counted]
    for group in ("mended on", "fresh"):
        whole = Counts()
        for account, counts in counted:
            if account.group == group:
                whole.add(counts)
        rows.append((f"accounts, {group}", whole))
    return [
        frame.Measured(f"{layer}: {name}", figures, data=digest)
        for layer, name, figures in _tables(rows)
    ]


def read_account_text(account: Account) -> Record:
    """Read an account as a user would: no date given, damage repaired."""
    from sayso.reader import read  # loads the model

    return read(account.text)


def _tables(counted: Sequence[tuple[str, Counts]]) -> Iterable[tuple[str, str, frame.Figures]]:
    """Yield layer, account and figures, one layer after the other."""
    for layer in FIGURES:
        for name, counts in counted:
            yield layer, name, counts.shares(layer)


def _show_errors(names: Sequence[str]) -> None:
    """Print what was missed or misread in the accounts named, or in all."""
    for account in accounts():
        if names and account.name not in names:
            continue
        for line in compare(account, read_account_text(account)).errors:
            print(account.name, line, sep="\t")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--errors"]:
        _show_errors(sys.argv[2:])
    else:
        frame.main(run, __doc__)
