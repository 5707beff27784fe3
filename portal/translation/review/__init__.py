"""From a translated page to an approved one before visitors, through Wagtail's own workflow."""

from portal.translation.review.deciding import (
    APPROVE,
    ASK_FOR_CHANGES,
    available_decisions,
    decide,
    hand_back,
)
from portal.translation.review.sending import recall, send_for_review

__all__ = [
    "APPROVE",
    "ASK_FOR_CHANGES",
    "available_decisions",
    "decide",
    "hand_back",
    "recall",
    "send_for_review",
]
