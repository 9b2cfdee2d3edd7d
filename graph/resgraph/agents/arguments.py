"""The arguments that tools share, with their bounds, as the protocol describes them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

DocumentName = Annotated[
    str,
    Field(
        max_length=300,
        description="A symbol, a reference or a name: A/RES/60/175, 55/25, Palermo Convention; Chinese as well",
    ),
]
Limit = Annotated[int, Field(ge=1, le=100, description="Items of a page")]
Offset = Annotated[
    int, Field(ge=0, le=1_000_000, description="Items to leave out: `next` of the page before")
]
