"""The files that the search of the built site loads. Enter at `dataset.files`."""
