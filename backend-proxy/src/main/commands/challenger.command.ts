// foresight challenger …, rollback and replay: the life of the models of a metric.
import { ChallengerBody, type ChampionChanged, ForesightError, type ReplayItem } from '@foresight/contracts';
import { Value } from 'typebox/value';
import { completeChallenger, promoteByHand, rollback } from '../../jobs/index.ts';
import { challengerAnswers } from '../../predictions/life/index.ts';
import { replayRun } from '../../predictions/replay/index.ts';
import {
  challengerBySlug,
  createChallenger,
  listChallengers,
  readRuns,
  removeChallenger,
  type StoreTrx,
} from '../../store/index.ts';
import type { App } from '../compose.ts';
import { type Output, table } from '../terminal/index.ts';
import { withApp, workspaceOf } from './session.ts';

interface InWorkspace {
  readonly workspace?: string;
}

export interface ChallengerAddOptions extends InWorkspace {
  readonly model: string;
  /** Percent. */
  readonly minGain?: number;
  readonly level?: number;
  readonly steps?: number;
  readonly autoPromote?: boolean;
}

/** As the command line writes: no login stands behind it. */
const BY = 'command line';

function inside<T>(
  { workspace }: InWorkspace,
  work: (trx: StoreTrx, app: App, workspaceId: string) => Promise<T>,
): Promise<T> {
  return withApp({ work: false }, async app => {
    const { id } = await workspaceOf(app, workspace);
    return app.store.inWorkspace(id, trx => work(trx, app, id));
  });
}

export function challengerList(options: InWorkspace, out: Output): Promise<void> {
  return inside(options, async (trx, _app, workspaceId) => {
    const challengers = await challengerAnswers(trx, workspaceId, await listChallengers(trx, workspaceId));
    if (challengers.length === 0)
      return out.note('no challengers; make one: foresight challenger add NAME METRIC --model theta');
    out.print(
      table(challengers, [
        { title: 'challenger', cell: one => one.slug },
        { title: 'metric', cell: one => one.metric },
        { title: 'model', cell: one => one.recipe.model ?? '' },
        { title: 'promoted', cell: one => one.promoted_at ?? (one.auto_promote ? 'by the judge' : 'by hand') },
        { title: 'standing', cell: one => one.standing.text },
      ]),
    );
  });
}

export function challengerAdd(slug: string, metric: string, options: ChallengerAddOptions, out: Output): Promise<void> {
  const { model, minGain, level, steps, autoPromote } = options;
  const asked = {
    slug,
    metric,
    recipe: { model },
    ...(minGain === undefined ? {} : { min_gain: minGain / 100 }),
    ...(level === undefined ? {} : { level }),
    ...(steps === undefined ? {} : { steps }),
    ...(autoPromote ? { auto_promote: true } : {}),
  };
  refuseMisfit(asked);
  return inside(options, async (trx, app, workspaceId) => {
    const complete = await completeChallenger(trx, app.config, { workspaceId, by: BY }, asked);
    await createChallenger(trx, workspaceId, BY, complete);
    out.note(`challenger ${slug}: forecasts beside each run of ${metric} from now on`);
  });
}

function refuseMisfit(asked: unknown): void {
  const [error] = Value.Errors(ChallengerBody, asked);
  if (!error) return;
  throw new ForesightError('bad_request', `${error.instancePath.slice(1).replaceAll('/', '.')} ${error.message}`, {
    fix: 'see foresight challenger add --help',
  });
}

export async function challengerPromote(
  slug: string,
  { force = false, ...options }: InWorkspace & { force?: boolean },
  out: Output,
): Promise<void> {
  const done = await inside(options, async (trx, app, workspaceId) => {
    const challenger = await challengerBySlug(trx, workspaceId, slug);
    return promoteByHand(app.queue, trx, challenger, { by: BY, force });
  });
  // Thrown out here, so that the refusal stays written down.
  if (done instanceof Error) throw done;
  out.note(changedText(done));
}

export function challengerRemove(slug: string, options: InWorkspace, out: Output): Promise<void> {
  return inside(options, async (trx, _app, workspaceId) => {
    await removeChallenger(trx, workspaceId, slug);
    out.note(`challenger ${slug} is removed; what serves stays`);
  });
}

export function rollbackCommand(metric: string, options: InWorkspace, out: Output): Promise<void> {
  return inside(options, async (trx, app, workspaceId) =>
    out.note(changedText(await rollback(app.queue, trx, workspaceId, metric, BY))),
  );
}

const changedText = ({ metric, recipe, run_ids }: ChampionChanged) =>
  `${metric} is made with model '${recipe.model}' now; ` +
  (run_ids.length > 0 ? `a running service takes up run ${run_ids.join(', ')}` : 'it has no forecasts to renew');

/** @returns whether every series is the same */
export async function replayCommand(runId: string, { workspace }: InWorkspace, out: Output): Promise<boolean> {
  const wanted = runIdIn(runId);
  return withApp({ work: false }, async (app, signal) => {
    const { store, pool } = app;
    const { id } = await workspaceOf(app, workspace);
    const [run] = await store.inWorkspace(id, trx => readRuns(trx, id, wanted));
    if (!run) throw new ForesightError('run_not_found', `there is no run ${runId} in this workspace`);
    const items: ReplayItem[] = [];
    let series = 0;
    let after: string | null | undefined;
    do {
      signal.throwIfAborted();
      const answer = await replayRun({ store, pool }, id, { run, limit: SLICE, after: after ?? undefined });
      items.push(...answer.items);
      ({ series, next: after } = answer);
    } while (after);
    return sayReplay(items, series, out);
  });
}

const SLICE = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function runIdIn(text: string): string {
  if (UUID.test(text)) return text;
  throw new ForesightError('bad_request', `'${text}' is no id of a run`, { fix: 'copy one from GET /api/v1/runs' });
}

function sayReplay(items: readonly ReplayItem[], series: number, out: Output): boolean {
  const other = items.filter(({ outcome }) => outcome !== 'same');
  if (other.length > 0) {
    out.print(
      table(other, [
        { title: 'series', cell: one => Object.values(one.labels).join(' ') || one.series_id },
        { title: 'outcome', cell: one => one.outcome },
        { title: 'why', cell: one => one.text },
      ]),
    );
  }
  out.note(`${items.length - other.length} of ${series} series are the same to the last bit`);
  return other.length === 0;
}
