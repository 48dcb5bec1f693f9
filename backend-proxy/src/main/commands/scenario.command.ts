// Saved scenarios on the command line: what `show` prints, `save` takes.
import { readFileSync } from 'node:fs';
import { ForesightError, ScenarioBody, slugOf } from '@foresight/contracts';
import { Value } from 'typebox/value';
import { checkAdjustments } from '../../predictions/whatif/index.ts';
import { changeScenario, createScenario, listScenarios, removeScenario, scenarioBySlug } from '../../store/index.ts';
import { type Output, table } from '../terminal/index.ts';
import { withApp, workspaceOf } from './session.ts';

interface InWorkspace {
  readonly workspace?: string;
}

const WRITER = 'command line';

export function scenarioList({ workspace }: InWorkspace, out: Output): Promise<void> {
  return withApp({ work: false }, async app => {
    const { id } = await workspaceOf(app, workspace);
    const scenarios = await app.store.inWorkspace(id, trx => listScenarios(trx, id));
    if (scenarios.length === 0) return out.note('no scenario is saved: foresight scenario save FILE');
    out.print(
      table(scenarios, [
        { title: 'slug', cell: one => one.slug },
        { title: 'name', cell: one => one.name },
        { title: 'adjustments', cell: one => String(one.adjustments.length), align: 'right' },
        { title: 'version', cell: one => String(one.version), align: 'right' },
        { title: 'changed', cell: one => `${one.updated_at.slice(0, 16)} by ${one.updated_by}` },
      ]),
    );
  });
}

/** As JSON that `save` takes. */
export function scenarioShow(slug: string, { workspace }: InWorkspace, out: Output): Promise<void> {
  return withApp({ work: false }, async app => {
    const { id } = await workspaceOf(app, workspace);
    const { name, description, adjustments } = await app.store.inWorkspace(id, trx => scenarioBySlug(trx, id, slug));
    out.print(JSON.stringify({ slug, name, ...(description ? { description } : {}), adjustments }, null, 2));
  });
}

/** Makes it, or puts it in the place of the one with its slug. */
export function scenarioSave(file: string, { workspace }: InWorkspace, out: Output): Promise<void> {
  const body = readScenario(file);
  return withApp({ work: false }, async app => {
    const { id } = await workspaceOf(app, workspace);
    const writer = { workspaceId: id, by: WRITER };
    const slug = body.slug ?? slugOf(body.name);
    const saved = await app.store.inWorkspace(id, async trx => {
      const stored = (await listScenarios(trx, id)).find(one => one.slug === slug);
      if (!stored) return createScenario(trx, writer, body);
      const { slug: _kept, ...change } = body;
      return changeScenario(trx, writer, slug, { ...change, version: stored.version });
    });
    out.note(`scenario ${saved.slug} is saved, version ${saved.version}`);
  });
}

export function scenarioRemove(slug: string, { workspace }: InWorkspace, out: Output): Promise<void> {
  return withApp({ work: false }, async app => {
    const { id } = await workspaceOf(app, workspace);
    await app.store.inWorkspace(id, trx => removeScenario(trx, id, slug));
    out.note(`scenario ${slug} is removed; queries that name it have an error from now on`);
  });
}

const FORM = 'write {"name": "…", "adjustments": [{"metric": "…", "kind": "percent", "value": 20}]}';

/** @throws {ForesightError} bad_input that names the file and what does not fit */
export function readScenario(file: string): ScenarioBody {
  const body = parse(file);
  const [error] = Value.Errors(ScenarioBody, body);
  if (error) {
    const where = error.instancePath.slice(1).replaceAll('/', '.') || 'the scenario';
    throw new ForesightError('bad_input', `${file}: ${where} ${error.message}`, { fix: FORM });
  }
  const scenario = body as ScenarioBody;
  checkAdjustments(scenario.adjustments);
  return scenario;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const what = code === 'ENOENT' ? 'there is no such file' : code ? message : `is not JSON: ${message}`;
    throw new ForesightError('bad_input', `${file}: ${what}`, { fix: FORM, cause: error });
  }
}
