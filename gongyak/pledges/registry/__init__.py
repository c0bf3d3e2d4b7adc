"""The registry (공약 대장): terms and officeholders, what was promised, what departments say of it, the pledges of it."""
