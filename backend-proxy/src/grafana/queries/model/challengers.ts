// Where the challengers of the metrics stand: a row each, as `GET /api/v1/challengers` tells it.
import type { ChallengerAnswer, ModelQueryOptions } from '@foresight/contracts';
import { challengerAnswers } from '../../../predictions/life/index.ts';
import { listChallengers, type Store } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import type { FieldConfig, FieldSpec, FrameSpec } from '../../frames/index.ts';
import type { QueryContext } from '../query-type.ts';

const SHARE: FieldConfig = { unit: 'percentunit' };

export async function challengersFrame(
  store: Store,
  { caller: { workspaceId }, signal }: QueryContext,
  { metric, labels = [] }: ModelQueryOptions,
): Promise<FrameSpec> {
  const read = store.inWorkspace(workspaceId, async trx => {
    const all = await listChallengers(trx, workspaceId);
    const meant = all.filter(one => metric === undefined || one.metric === metric);
    return challengerAnswers(trx, workspaceId, meant);
  });
  const rows = await abortable(read, signal);
  const none = metric === undefined ? 'no challenger is tried' : `no challenger of '${metric}' is tried`;
  const notices = [
    ...(rows.length === 0 ? [none] : []),
    ...(labels.length > 0
      ? ['a challenger is judged over all series of its metric: the labels choose nothing here']
      : []),
  ].map(text => ({ severity: 'info' as const, text }));
  return {
    name: 'challengers',
    meta: { type: 'table', ...(notices.length > 0 ? { notices } : {}) },
    fields: rows.length === 0 ? [] : fieldsOf(rows),
  };
}

/** What it does now, in a word. */
function verdictOf({ promoted_at, standing: { better } }: ChallengerAnswer): string {
  if (promoted_at !== null) return 'serves';
  return better ? 'better' : 'not yet';
}

function fieldsOf(rows: readonly ChallengerAnswer[]): FieldSpec[] {
  const text = (name: string, value: (row: ChallengerAnswer) => string): FieldSpec => ({
    name,
    type: 'string',
    values: rows.map(value),
  });
  const number = (name: string, value: (row: ChallengerAnswer) => number | null, config?: FieldConfig): FieldSpec => ({
    name,
    type: 'number',
    nullable: true,
    values: Float64Array.from(rows, row => value(row) ?? Number.NaN),
    ...(config ? { config } : {}),
  });
  return [
    text('metric', row => row.metric),
    text('challenger', row => row.slug),
    text('model', row => row.recipe.model ?? 'as the service chooses'),
    text('verdict', verdictOf),
    number('gain', row => row.standing.gain, SHARE),
    number('p', row => row.standing.p_value),
    number('moments', row => row.standing.moments),
    number('independent', row => row.standing.independent),
    number('decided next at', row => row.standing.next_look),
    number('with p below', row => row.standing.next_level),
    text('why', row => row.standing.text),
    text('promoted by', row => (row.auto_promote ? 'the judge' : 'a person')),
    { name: 'since', type: 'time', values: Float64Array.from(rows, row => Date.parse(row.created_at)) },
  ];
}
