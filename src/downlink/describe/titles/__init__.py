"""Text → what its title could be: candidates with their grounds, places and weights.

One module for each kind of evidence; `choose` weighs them against each other.
"""
