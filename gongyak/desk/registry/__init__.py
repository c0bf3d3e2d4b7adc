"""The registry at the desk: promises with their reviews, the map, pledges, fields, officeholders."""
