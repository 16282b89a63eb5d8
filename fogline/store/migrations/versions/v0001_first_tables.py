"""Documents, claims, events and stories; full-text index and map boxes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "contents",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_contents")),
    )
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("published_record", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("is_relevant", sa.Boolean(), nullable=False),
        sa.Column("event_count", sa.Integer(), nullable=False),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("is_linked", sa.Boolean(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
    )
    op.create_index(op.f("ix_documents_is_linked"), "documents", ["is_linked"], unique=False)
    op.create_index(
        op.f("ix_documents_published_id"), "documents", ["published", "id"], unique=False
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "redirects",
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_redirects")),
    )
    op.create_index(op.f("ix_redirects_new"), "redirects", ["new"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("latest", sa.Text(), nullable=False),
        sa.Column("contested", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_latest_id"), "stories", ["latest", "id"], unique=False)
    op.create_index(
        op.f("ix_stories_weight_latest_id"), "stories", ["weight", "latest", "id"], unique=False
    )
    op.create_index(op.f("ix_stories_contested"), "stories", ["contested"], unique=False)
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("speaker_name", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("point", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_claims_document")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_claims")),
        sa.UniqueConstraint("document", "position", name=op.f("uq_claims_document_position")),
    )
    op.create_index(op.f("ix_claims_id"), "claims", ["id"], unique=False)
    op.create_index(
        op.f("ix_claims_point_document_position"),
        "claims",
        ["point", "document", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_claims_stance_document_position"),
        "claims",
        ["stance", "document", "position"],
        unique=False,
    )
    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_events_document")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_events")),
        sa.UniqueConstraint("document", "id", name=op.f("uq_events_document_id")),
    )
    op.create_index(op.f("ix_events_place"), "events", ["place"], unique=False)
    op.create_index(op.f("ix_events_start"), "events", ["start"], unique=False)
    op.create_table(
        "keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_keys_document")),
        sa.PrimaryKeyConstraint("key", "document", name=op.f("pk_keys")),
    )
    op.create_index(op.f("ix_keys_document"), "keys", ["document"], unique=False)
    op.create_table(
        "story_documents",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_story_documents_document")
        ),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_story_documents_story")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_story_documents")),
    )
    op.create_index(op.f("ix_story_documents_story"), "story_documents", ["story"], unique=False)
    op.create_table(
        "versions",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("raw_text", sa.LargeBinary(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["contents.digest"], name=op.f("fk_versions_digest")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_versions_document")),
        sa.PrimaryKeyConstraint("document", "digest", name=op.f("pk_versions")),
    )
    op.create_index(op.f("ix_versions_digest"), "versions", ["digest"], unique=False)
    op.create_table(
        "claim_speakers",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("folded_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], name=op.f("fk_claim_speakers_claim")),
        sa.PrimaryKeyConstraint("claim", "speaker", name=op.f("pk_claim_speakers")),
    )
    op.create_index(
        op.f("ix_claim_speakers_folded_name"), "claim_speakers", ["folded_name"], unique=False
    )
    op.create_index(op.f("ix_claim_speakers_speaker"), "claim_speakers", ["speaker"], unique=False)
    op.create_table(
        "dossiers",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "digest"],
            ["versions.document", "versions.digest"],
            name=op.f("fk_dossiers_document_digest"),
        ),
        sa.PrimaryKeyConstraint("document", "digest", name=op.f("pk_dossiers")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _make_virtual_tables()


def _make_virtual_tables() -> None:
    # Without content of its own: the texts stand compressed in the dossiers already.
    op.execute(
        "CREATE VIRTUAL TABLE document_words USING fts5("
        "title, text, content='', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("CREATE VIRTUAL TABLE event_boxes USING rtree(number, west, east, south, north)")


def downgrade() -> None:
    """Drop every table."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE event_boxes")
        op.execute("DROP TABLE document_words")
    op.drop_table("dossiers")
    op.drop_index(op.f("ix_claim_speakers_speaker"), table_name="claim_speakers")
    op.drop_index(op.f("ix_claim_speakers_folded_name"), table_name="claim_speakers")
    op.drop_table("claim_speakers")
    op.drop_index(op.f("ix_versions_digest"), table_name="versions")
    op.drop_table("versions")
    op.drop_index(op.f("ix_story_documents_story"), table_name="story_documents")
    op.drop_table("story_documents")
    op.drop_index(op.f("ix_keys_document"), table_name="keys")
    op.drop_table("keys")
    op.drop_index(op.f("ix_events_start"), table_name="events")
    op.drop_index(op.f("ix_events_place"), table_name="events")
    op.drop_table("events")
    op.drop_index(op.f("ix_claims_stance_document_position"), table_name="claims")
    op.drop_index(op.f("ix_claims_point_document_position"), table_name="claims")
    op.drop_index(op.f("ix_claims_id"), table_name="claims")
    op.drop_table("claims")
    op.drop_index(op.f("ix_stories_contested"), table_name="stories")
    op.drop_index(op.f("ix_stories_weight_latest_id"), table_name="stories")
    op.drop_index(op.f("ix_stories_latest_id"), table_name="stories")
    op.drop_table("stories")
    op.drop_index(op.f("ix_redirects_new"), table_name="redirects")
    op.drop_table("redirects")
    op.drop_table("meta")
    op.drop_index(op.f("ix_documents_published_id"), table_name="documents")
    op.drop_index(op.f("ix_documents_is_linked"), table_name="documents")
    op.drop_table("documents")
    op.drop_table("contents")
