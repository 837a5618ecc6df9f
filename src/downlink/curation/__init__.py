"""What a person decides: the register, the taxonomy, and how their YAML is read."""
