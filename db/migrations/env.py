"""Runs the migrations on the connection, and in the transaction, that the store hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    version_table="schema_version",
)
context.run_migrations()
