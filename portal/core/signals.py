"""What the core tells those who listen, where Django tells nothing."""

from django.dispatch import Signal

# Many records of one kind have been written together; arguments: sender (the kind), records.
records_written = Signal()
