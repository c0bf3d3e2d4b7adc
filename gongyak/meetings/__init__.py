"""회의: standing bodies, meetings and minutes, and what was proposed and ordered there."""
