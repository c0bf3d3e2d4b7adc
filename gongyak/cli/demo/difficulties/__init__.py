"""A year of the invented district's business difficulties, up to the day on which somebody tries the office.

Each difficulty lives its own life by the real acts (`coming`, `living`, `working`, `caring`), all of them together in
order of time (`story`); which kinds of lives there are is told in `lives`, what they are about in
`demo/headquarters/cases.toml`.
"""
