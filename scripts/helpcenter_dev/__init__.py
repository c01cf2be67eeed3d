"""What engineers run: a browser and a host for tests, measurements, and the pictures of the README."""
