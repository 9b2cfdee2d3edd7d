"""The package for data portals: dumps, and what describes them in VoID, DCAT and PROV."""

from resgraph.portal.package import SIGN, write_portal

__all__ = ["SIGN", "write_portal"]
