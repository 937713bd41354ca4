"""evidence: its name, when it was taken away; reports accepted without a product

The documents that reports named so far become evidence of them, those of withdrawn reports aside.

Revision ID: 0040
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0030"
branch_labels = None
depends_on = None

NAMED = """
INSERT INTO evidence (commune_id, task_id, submission_id, document_number, by_id, at)
SELECT commune_id, task_id, id, document_number, by_id, at FROM submission
WHERE document_number IS NOT NULL AND document_number <> '' AND (decision IS NULL OR decision <> 'withdrawn')
AND NOT EXISTS (
    SELECT 1 FROM evidence
    WHERE evidence.commune_id = submission.commune_id AND evidence.task_id = submission.task_id
    AND evidence.document_number = submission.document_number
)
AND NOT EXISTS (
    SELECT 1 FROM submission AS later
    WHERE later.commune_id = submission.commune_id AND later.task_id = submission.task_id AND later.id > submission.id
    AND later.document_number = submission.document_number AND (later.decision IS NULL OR later.decision <> 'withdrawn')
)
"""


def upgrade() -> None:
    op.add_column("evidence", sa.Column("name", sa.String(), nullable=True))
    op.add_column("evidence", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_evidence_commune_id_task_id"), "evidence", ["commune_id", "task_id"])
    op.create_index(op.f("ix_evidence_commune_id_file_id"), "evidence", ["commune_id", "file_id"])
    op.add_column("submission", sa.Column("without_product", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(NAMED)


def downgrade() -> None:
    with op.batch_alter_table("submission") as batch:
        batch.drop_column("without_product")
    op.drop_index(op.f("ix_evidence_commune_id_file_id"), table_name="evidence")
    op.drop_index(op.f("ix_evidence_commune_id_task_id"), table_name="evidence")
    with op.batch_alter_table("evidence") as batch:
        batch.drop_column("removed_at")
        batch.drop_column("name")
