"""What is known of human languages: quantities, sentences, words, writing systems, look-alike letters, typography.

One data file for each language (`zh.yml`, `en.yml`). Enter at `localizer.Localizer`, which says a datum in a language,
and at `quantities.QuantityGrammar`, which reads quantities in running text.
"""
