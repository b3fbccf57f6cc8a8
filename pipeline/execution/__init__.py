"""Execution: build keys, the plan of a target, and the papermill engine."""
