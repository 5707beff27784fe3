"""Files for translators and their tools: PO, XLIFF, TMX, TBX. Pure.

`formats` is the door for the texts of a job, `tmx` for the memory, `tbx` for the glossary;
`matching` says what a file that came back means for the job it was made from.
"""
