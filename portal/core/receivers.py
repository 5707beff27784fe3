"""What happens in the core when something happens elsewhere."""

from portal.core import source_listings

source_listings.listen()
