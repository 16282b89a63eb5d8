"""Run by Alembic: hands the connection that is already open to the migrations."""

from alembic import context

from fogline.store.tables import METADATA, is_own_table


def run() -> None:
    """Run the migrations that Alembic asks for."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        include_object=is_own_table,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


# Tools that import every module, such as a doctest run, come here without Alembic.
if hasattr(context, "config"):
    run()
