from rapidfuzz import fuzz


def align(old, new):
    used = set()
    out = []
    for j, n in enumerate(new):
        best = max(
            ((fuzz.ratio(o, n), i) for i, o in enumerate(old) if i not in used), default=(0, None)
        )
        if best[0] >= 50:
            used.add(best[1])
            out.append((best[1], j))
        else:
            out.append((None, j))
    return out
