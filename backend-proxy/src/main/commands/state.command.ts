// foresight plan, apply, export: workspaces as foresight.yaml says them.
import type { StateChange } from '@foresight/contracts';
import { stringify } from 'yaml';
import { applyState, exportState, rehearsed, type StateContext } from '../../jobs/index.ts';
import {
  configJsonSchema,
  type LocatedConfig,
  loadLocatedConfig,
  type SettingProblem,
} from '../../platform/config/index.ts';
import { type StoreTrx, type Workspace, workspaceBySlug } from '../../store/index.ts';
import type { App } from '../compose.ts';
import type { Output } from '../terminal/index.ts';
import { workspaceCalendars } from '../workspace-calendars.ts';
import { withApp } from './session.ts';
import { planText } from './state-text.ts';
import { writeWhole } from './write-whole.ts';

/** As the command line writes: no login stands behind it. */
const BY = 'command line';

interface WorkspaceChanges {
  readonly workspace: string;
  readonly changes: readonly StateChange[];
}

const contextOf = ({ queue, config }: App, trx: StoreTrx, workspaceId: string): StateContext => ({
  trx,
  queue,
  config,
  now: new Date(),
  workspaceId,
  by: BY,
});

/** @returns whether nothing is to change */
export function planCommand(out: Output): Promise<boolean> {
  const file = ownFile();
  return withApp({ work: false }, async app => {
    const found = await rehearsed(app.store.asService, trx => applyAll(app, file, trx));
    out.print(planText(found, 'plan'));
    return found.every(({ changes }) => changes.length === 0);
  });
}

export function applyCommand(out: Output): Promise<void> {
  const file = ownFile();
  return withApp({ work: false }, async app => {
    out.print(planText(await app.store.asService(trx => applyAll(app, file, trx)), 'done'));
  });
}

const ownFile = () => loadLocatedConfig({ cwd: process.cwd(), env: process.env, checks: [workspaceCalendars] });

/** All workspaces in one transaction. @throws {ConfigError} with every problem, each with its line */
async function applyAll(app: App, { config, refusal }: LocatedConfig, trx: StoreTrx): Promise<WorkspaceChanges[]> {
  const found: WorkspaceChanges[] = [];
  const wrong: SettingProblem[] = [];
  for (const [i, { slug, name, time_zone, holidays, events, ...state }] of config.workspaces.entries()) {
    const { id } = await workspaceBySlug(trx, slug);
    const { changes, problems } = await applyState(contextOf(app, trx, id), state);
    found.push({ workspace: slug, changes });
    wrong.push(...problems.map(({ path, text }) => ({ path: ['workspaces', i, ...path], text })));
  }
  if (wrong.length > 0) throw refusal(wrong);
  return found;
}

export interface ExportOptions {
  readonly workspace?: string;
  readonly out?: string;
}

export function exportCommand({ workspace, out: path }: ExportOptions, out: Output): Promise<void> {
  return withApp({ work: false }, async app => {
    const slugs = workspace ? [workspace] : app.config.workspaces.map(({ slug }) => slug);
    const workspaces = await app.store.asService(async trx => {
      const all: object[] = [];
      for (const slug of slugs) all.push(await exportWorkspace(app, trx, await workspaceBySlug(trx, slug)));
      return all;
    });
    const text = `${HEAD}${stringify({ workspaces }, { lineWidth: 0 })}`;
    if (path === undefined) return out.print(text.trimEnd());
    await writeWhole(path, [text]);
    out.note(`wrote ${path}`);
  });
}

const HEAD = `# What the workspaces are set to do: \`foresight plan\` compares, \`foresight apply\` makes it so.
# A list is all there is of its kind: what it lacks is removed. Take a list out of the file to leave its kind alone.
`;

/** Holidays and events are settings: no table has them. */
async function exportWorkspace(app: App, trx: StoreTrx, { id, slug, name, time_zone }: Workspace): Promise<object> {
  const { holidays, events } = app.config.workspaces.find(one => one.slug === slug) ?? {};
  const own = { ...(holidays ? { holidays } : {}), ...(events ? { events } : {}) };
  return { slug, name, time_zone, ...own, ...(await exportState(contextOf(app, trx, id))) };
}

export async function schemaCommand(out: Output): Promise<void> {
  out.print(JSON.stringify(configJsonSchema(), null, 2));
}
