"""The only doors to the outside. Nothing here connects on import."""
