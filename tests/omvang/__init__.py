"""How ingest does with a large delivery, beside the same work done bare.

``python -m tests.omvang`` makes a delivery of five million trajecten with their tables in a folder
that is thrown away, takes it in, and does the same work bare. It prints both times, their ratio and
the highest use of memory. It is no test: how long something takes depends on the machine.
"""
