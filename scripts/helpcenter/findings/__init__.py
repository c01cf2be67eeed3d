"""What is wrong, as values: a rule, a finding with its place, findings as text, JSON, GitHub annotations or SARIF.

Knows nothing of files or pages. Enter at `finding.Finding` and `rule.Rule`.
"""
