"""회의: calendar and bodies, one meeting from agenda to registered minutes, proposals and directives."""
