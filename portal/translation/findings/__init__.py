"""What the checks find in the translation of a job, and what of it stands in the way.

The editor asks by the segment, the gate by the paragraph: translators move facts from one
sentence to the next, so an error of a sentence that the whole paragraph does not have is only a
warning. What a reviewer has overridden, with a reason, blocks no longer.
"""
