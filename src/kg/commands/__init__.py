"""The commands of `kg`, a module each: a thin skin over a function of the package."""
