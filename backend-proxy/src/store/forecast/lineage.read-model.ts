// One model version with everything that made it.
import { type ForecastQuestion, ForesightError, type RunAnswer, type Trust } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';
import { type ModelRow, readModels } from './forecast.read-model.ts';

export interface Origins {
  readonly question: ForecastQuestion;
  readonly trust: Trust;
  readonly adjustments: string[];
  readonly run: {
    readonly id: string;
    readonly role: RunAnswer['role'];
    readonly status: RunAnswer['status'];
    readonly created_at: string;
    readonly issued_at: string | null;
    readonly schedule: string | null;
  };
}

interface Row extends Omit<Origins, 'run'> {
  readonly id: string;
  readonly role: RunAnswer['role'];
  readonly status: RunAnswer['status'];
  readonly created_at: Date;
  readonly issued_at: Date | null;
  readonly schedule: string | null;
}

/** @throws {ForesightError} model_not_found */
export async function readLineage(trx: StoreTrx, workspaceId: string, modelId: string): Promise<ModelRow & Origins> {
  const [model] = await readModels(trx, workspaceId, { modelId, activeOnly: false });
  const { rows } = await trx.client.query<Row>(
    `select m.training_params as question, m.performance_metrics -> 'trust' as trust,
            m.performance_metrics -> 'adjustments' as adjustments, r.id, r.role, r.status, r.created_at, r.issued_at,
            s.slug as schedule
     from analytics.ml_models m join analytics.model_run r on r.id = m.run_id
     left join analytics.schedule s on s.id = r.schedule_id
     where m.workspace_id = $1 and m.id = $2`,
    [workspaceId, modelId],
  );
  const [row] = rows;
  if (!model || !row) {
    throw new ForesightError('model_not_found', `there is no model version ${modelId} in this workspace`, {
      fix: 'ask GET /api/v1/models?all=true for those there are; old ones are forgotten with their forecasts',
    });
  }
  const { question, trust, adjustments, created_at, issued_at, ...run } = row;
  const times = { created_at: created_at.toISOString(), issued_at: issued_at?.toISOString() ?? null };
  return { ...model, question, trust, adjustments, run: { ...run, ...times } };
}
