// foresight features: what is known of each person at a moment, a row each.
import { ForesightError } from '@foresight/contracts';
import { PERSON_FEATURE_NAMES, type PersonFeatures, personFeatures } from '../../features/person/index.ts';
import { EVENT_SCAN_WORKER, externalIds, openEventScan, type ScanAnswer, type ScanTask } from '../../store/index.ts';
import type { Output } from '../terminal/index.ts';
import { csvLine } from './csv-cells.ts';
import { withApp, workspaceOf } from './session.ts';
import { writeWhole } from './write-whole.ts';

export interface FeaturesOptions {
  /** Epoch milliseconds. */
  readonly asOf?: number;
  readonly valueNames?: readonly string[];
  readonly currency?: string;
  readonly workspace?: string;
  readonly out: string;
}

/** @throws {ForesightError} not_found when nobody did anything before the moment; bad_request as personFeatures */
export async function featuresCommand(options: FeaturesOptions, now: Date, out: Output): Promise<void> {
  const { asOf = now.getTime(), valueNames, currency } = options;
  await withApp({ work: false }, async (app, signal) => {
    const { store, pool } = app;
    const workspace = await workspaceOf(app, options.workspace);
    const runner = pool.running<ScanTask, ScanAnswer>(EVENT_SCAN_WORKER);
    // One question: nothing is worth keeping.
    const scan = openEventScan({ store, runner, cacheBytes: 0, atOnce: pool.threads + 1 });
    const question = { asOf, ...(valueNames ? { valueNames } : {}), ...(currency ? { currency } : {}) };
    const found = await personFeatures({ store, scan }, workspace.id, question, signal);
    if (found.people.length === 0) throw nobody(asOf);
    const ids = await store.inWorkspace(workspace.id, trx => externalIds(trx, workspace.id, found.people));
    await writeWhole(
      options.out,
      lines(found, person => ids.get(person)?.[0]),
    );
    out.print(
      `${options.out}: ${PERSON_FEATURE_NAMES.length} features of ${found.people.length} people as of ${new Date(asOf).toISOString()}`,
    );
  });
}

function nobody(asOf: number): ForesightError {
  return new ForesightError('not_found', `no event is stored from before ${new Date(asOf).toISOString()}`, {
    fix: 'import events first (foresight import events FILE), or ask for a later moment',
  });
}

type Named = { readonly kind: string; readonly external_id: string } | undefined;

function* lines({ people, columns }: PersonFeatures, idOf: (person: number) => Named): Generator<string> {
  yield csvLine(['id', 'kind', ...PERSON_FEATURE_NAMES]);
  for (let k = 0; k < people.length; k++) {
    const id = idOf(people[k]!);
    const values = PERSON_FEATURE_NAMES.map(name => columns[name][k]!).map(value =>
      Number.isNaN(value) ? null : value,
    );
    yield csvLine([id?.external_id ?? null, id?.kind ?? null, ...values]);
  }
}
