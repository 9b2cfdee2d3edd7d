"""Languages as data: one folder of tables each, and the profile that the engines ask."""

from resgraph.languages.profile import Profile
from resgraph.languages.registry import Registry, builtin

__all__ = ["Profile", "Registry", "builtin"]
