"""Aid: programmes and their amounts, the needs list, registrations, and the showcases."""

from projects.models.listing import ProjectIndexPage
from projects.models.needs import NeedsPage
from projects.models.programmes import AidProgramme, ProgrammeDonor
from projects.models.proposals import Proposal
from projects.models.registrations import Registration, RegistrationEvent
from projects.models.showcases import ProjectPage
from projects.models.transactions import Transaction

__all__ = [
    "AidProgramme",
    "NeedsPage",
    "ProgrammeDonor",
    "ProjectIndexPage",
    "ProjectPage",
    "Proposal",
    "Registration",
    "RegistrationEvent",
    "Transaction",
]
