"""What is said when the program itself fails."""

from __future__ import annotations

import sys
import tempfile
import traceback


def report(error: Exception) -> str:
    """One line that asks for a report and names a file with the details; if none can be written, the details too."""
    details = "".join(traceback.format_exception(error))
    summary = " ".join("".join(traceback.format_exception_only(error)).split())
    problem = f"helpcenter itself failed ({summary}); this is a defect of the program, not of your files"
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="helpcenter-crash-", suffix=".txt", delete=False
        ) as file:
            file.write(f"{' '.join(sys.argv)}\nPython {sys.version}\n\n{details}")
    except OSError:
        return f"{details}{problem}; please report it with the lines above"
    return f"{problem}; please report it with the file {file.name}"
