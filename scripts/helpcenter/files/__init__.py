"""Files as writers wrote them: text with any line ends, YAML with the position of every key, declared fields.

Enter at `text.read_text`, `yaml_document.parse` and `validation.read`.
"""
