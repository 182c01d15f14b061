"""Lets ``python -m dragoman`` stand for ``dragoman``."""

from dragoman.cli import main

main()
