# make run    sets everything up and opens the site on http://127.0.0.1:8000/ (PORT=8080 make run: elsewhere)
# make test   every check and every test, on SQLite and PostgreSQL
.PHONY: setup run test check coverage demo-large lock clean

setup:
	@scripts/setup

run: setup
	@.venv/bin/gongyak serve --demo

test:
	@scripts/setup test
	@scripts/test

# the quick part of `make test`: style, types, floors
check:
	@scripts/setup test
	@scripts/check

# every branch of the rules, by the tests of the rules alone
coverage:
	@scripts/setup test
	@.venv/bin/pytest -q tests/rules --cov=gongyak.rules --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100

# 243 invented districts' publications, made, collected with every hash checked, and asked; for measuring only
demo-large: setup
	@.venv/bin/python benchmarks/large.py

# choose versions anew within requirements/*.in, with hashes and without an index address
lock:
	@scripts/setup test
	@scripts/lock

clean:
	rm -rf .venv node_modules var/front var/static var/test *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
