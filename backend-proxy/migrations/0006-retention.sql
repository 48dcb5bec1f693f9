-- Finds artefacts that no version points to any more.
create index on analytics.ml_models (workspace_id, artifact_sha256);
