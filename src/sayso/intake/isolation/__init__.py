"""The wall around a document: it is opened in a limited process of its own.

`open_isolated` is the door: it hands the bytes to a living worker process and yields the
documents that come back. The worker may not use the network, write a file or start a program
but Tesseract, and is bounded in time and memory; when it is stopped, the document gets a row that
says why, and the next one goes to a new worker.

    worker.py   the parent's side: starts, asks, watches, replaces
    child.py    the worker's side: takes documents, opens them, answers
    guard.py    what the worker gives up before it sees its first document
    wire.py     the messages between them
"""

from sayso.intake.isolation.worker import Worker, open_isolated, open_many, use_worker

__all__ = ["Worker", "open_isolated", "open_many", "use_worker"]
