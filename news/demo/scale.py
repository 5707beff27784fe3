"""Very many short articles, for measuring."""

from portal.core.demo.registry import DemoSite


def enlarge(site: DemoSite, count: int) -> None:
    """x"""
