"""The command line: reads what the user gave, calls the engine, prints, and exits with a documented code."""
