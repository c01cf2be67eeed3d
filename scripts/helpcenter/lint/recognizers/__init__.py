"""What rules look for in any text: contacts and hosts in disguise. Each module takes a text and yields what it found.

They know nothing of pages, files or findings. The words that they need come from the files of the languages, and names
from the list of messengers (`content.messengers`).
"""
