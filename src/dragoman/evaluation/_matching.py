"""The best one-to-one pairing of two lists under a table of weights."""

from __future__ import annotations

from collections.abc import Sequence


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns, each used once, so that the summed weight is highest.

    Parameters
    ----------
    weights : sequence of sequence of float, shape (rows, columns)
        0 or less: the two must not be paired.

    Returns
    -------
    list of (int, int)
        Row and column of each pair, by row.

    Notes
    -----
    The Hungarian method with potentials (Jonker and Volgenant 1987), O(n^2 m);
    reports have tens of events, so nothing faster is needed.

    Examples
    --------
    >>> assign([[5, 4], [4, 1]])
    [(0, 1), (1, 0)]
    """
    if not weights or not weights[0]:
        return []
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        flipped = [[weights[i][j] for i in range(rows)] for j in range(columns)]
        return sorted((i, j) for j, i in assign(flipped))
    cost = [[-max(0.0, value) for value in line] for line in weights]
    infinity = float("inf")
    u = [0.0] * (rows + 1)
    v = [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    before = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        at = 0
        least = [infinity] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[at]:
            used[at] = True
            current, step, next_at = owner[at], infinity, 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                reduced = cost[current - 1][column - 1] - u[current] - v[column]
                if reduced < least[column]:
                    least[column], before[column] = reduced, at
                if least[column] < step:
                    step, next_at = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    u[owner[column]] += step
                    v[column] -= step
                else:
                    least[column] -= step
            at = next_at
        while at:
            owner[at] = owner[before[at]]
            at = before[at]
    pairs = ((owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column])
    return sorted(pair for pair in pairs if weights[pair[0]][pair[1]] > 0)
