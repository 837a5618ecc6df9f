"""The reading of captures, measured on public benchmarks and real blogs that lie in a folder
outside of this repository.
"""
