"""Files as writers wrote them: text in any encoding of line ends, YAML with the position of every key, declared fields.

Enter at `text.read_text`, `yaml_document.parse` and `schema.check`.
"""
