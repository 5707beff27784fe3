def change_kind(old, new):
    return "none" if list(old) == list(new) else "substantive"
