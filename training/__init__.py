"""How the language model is made: corpora in, `graph/model/` out. Run as `python -m training`; see README.md."""
