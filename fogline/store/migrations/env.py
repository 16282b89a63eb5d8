"""Run by Alembic: hands the connection that is already open to the migrations."""

from alembic import context

from fogline.store.tables import METADATA, is_own_table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_object=is_own_table,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
