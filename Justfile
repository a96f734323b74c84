# The verbs of the house: `just check` before every commit. Without just, run the lines below a verb by hand.

python := "python"

# everything that has to be green
check: lint test

# all tests; `just test tests/findings` for one room
test *paths:
    {{python}} -m pytest {{paths}}

# style, formatting and types
lint:
    {{python}} -m ruff check .
    {{python}} -m ruff format --check .
    {{python}} -m mypy

# write the generated parts of the documentation, and run every code block of it
docs:
    {{python}} docs/make_record.py
    {{python}} docs/make_tables.py
    {{python}} docs/make_outputs.py
    {{python}} -m pytest tests/test_docs.py

# the table of figures over a data folder, laid out as evaluation/ describes
evaluate data *args:
    {{python}} -m evaluation {{data}} {{args}}

# speed and memory over the sample pages, or over the files named
bench *files:
    {{python}} -m benchmarks {{files}}
