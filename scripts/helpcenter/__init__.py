"""The help center's generator and its checks; see CONTRIBUTING.md for the map of the modules."""
