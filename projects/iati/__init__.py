"""Aid programmes in the words of the International Aid Transparency Initiative, version 2.03.

`activities` says what is exchanged, `writing` and `reading` turn that into XML and back, and
`gathering` and `storing` connect it with the records. https://iatistandard.org/en/iati-standard/203/
"""
