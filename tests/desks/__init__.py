"""The pages of chairperson, department heads and secretariat: every number opens its list."""
