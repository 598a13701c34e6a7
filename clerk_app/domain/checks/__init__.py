"""What is worth a second look in a draft before it goes out; nothing here is a mistake for sure.

`every.findings(record)` gives all that was found. Each check is a function of its own from a `Draft` to findings, named
once in `choice.Checks`, where a board switches it off, and told there from `every.CHECKS`.
"""
