"""The nightly reconciliation: recompute what ought to have been told, by code of its own, and compare.

It shares the tables and the clock with the sweep and nothing else: neither its rules nor its working days. A test
reads the imports of this folder.
"""
