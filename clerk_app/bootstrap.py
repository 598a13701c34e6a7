"""The one place where settings, store and writers are wired into the services."""
