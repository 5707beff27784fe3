"""Aid: programmes and their amounts, the needs list, registrations, and the showcases."""

from projects.models.pages import ProjectDonor, ProjectIndexPage, ProjectPage
from projects.models.programmes import AidProgramme, ProgrammeDonor
from projects.models.proposals import Proposal
from projects.models.registrations import Registration, RegistrationEvent
from projects.models.transactions import Transaction

__all__ = [
    "AidProgramme",
    "ProgrammeDonor",
    "ProjectDonor",
    "ProjectIndexPage",
    "ProjectPage",
    "Proposal",
    "Registration",
    "RegistrationEvent",
    "Transaction",
]
