"""Lets ``python -m dragoman.cli`` stand for ``dragoman``."""

from dragoman.cli import main

main()
