"""Throws damaged and hostile captures, registers, topics and options at Downlink.

    python -m tools.fuzz 300                      # for 300 seconds
    python -m tools.fuzz --cases 20000 --seed 7 --keep findings
    python -m tools.fuzz --seed 7 --only 1234 --shrink   # one case again, made as small as it goes

A case is a small archive, made from the seed and its number alone (`cases`, from `formats`,
`settings`, `pieces` and `mutate`). `examine` builds it twice and looks at what came out (`oracles`,
`expected`, `markup`); `workers` watches over cases that never end or take the process with them;
`report` tells the slow ones by the median of their kind and size.
"""
