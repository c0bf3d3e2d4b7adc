"""Wires everything together: settings, addresses, server entry. Nothing in `gongyak` imports it."""
