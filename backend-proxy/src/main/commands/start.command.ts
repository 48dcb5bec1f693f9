// npm start: the service with the sample workspace, or with a file of your own, ready to look at.
import { once } from 'node:events';
import type { ModelName } from '@foresight/models';
import type { Workspace } from '../../store/index.ts';
import type { App } from '../compose.ts';
import { ensureGrafanaToken } from '../grafana-token.ts';
import { type Doors, listen } from '../listen.ts';
import { localToken, tokenFile } from '../local-token.ts';
import { loadSample, sampleWorkspace } from '../sample.ts';
import type { Output } from '../terminal/index.ts';
import { describeImport, importInto, printForecasts } from './import.command.ts';
import { checkInputFile } from './input-file.ts';
import { withApp, workspaceOf } from './session.ts';
import { noteTrouble, waitForRun } from './wait-for-run.ts';

export interface StartCommandOptions {
  /** Do the main job and end. */
  readonly once: boolean;
  /** A file instead of the sample. */
  readonly data?: string;
  readonly horizon?: number;
  readonly level?: number[];
  readonly season?: number[];
  readonly model?: ModelName;
}

const ROWS_SHOWN = 24;

type Wanted = Pick<StartCommandOptions, 'horizon' | 'level' | 'season' | 'model'>;

export async function startCommand(
  { once: onlyOnce, data, ...wanted }: StartCommandOptions,
  out: Output,
): Promise<void> {
  if (data) checkInputFile(data, { again: true });
  out.note('foresight: starting …');
  // Whoever started us is gone: nobody is left to stop the service.
  if (process.connected) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  await withApp({ work: true }, async (app, signal) => {
    const workspace = data ? await workspaceOf(app) : await sampleWorkspace(app);
    if (!onlyOnce) await ensureGrafanaToken(app, workspace);
    // Whoever only wants the job done may have a service on these ports already.
    const doors = onlyOnce ? undefined : await listen(app);
    const address = doors?.http;
    out.note(`foresight: ${app.database}${address ? `, service on ${address}` : ''}`);
    try {
      await mainJob(app, workspace, data, wanted, out, signal);
      await sayWhere(app, workspace, address, out);
      tellParent(app, workspace, doors);
      if (address && !signal.aborted) await once(signal, 'abort');
    } catch (error) {
      // A service may be told to stop while it is still loading; with --once the job was not done.
      if (onlyOnce || !signal.aborted) throw error;
    }
    if (address) out.note('foresight: stopping …');
  });
}

/** Loads, trains, and shows the forecasts. */
async function mainJob(
  app: App,
  workspace: Workspace,
  data: string | undefined,
  wanted: Wanted,
  out: Output,
  signal: AbortSignal,
): Promise<void> {
  const filter = data ? await loadFile(app, workspace, data, wanted, out, signal) : {};
  if (!data) await loadSample(app, workspace, out, signal);
  await printForecasts(app, workspace.id, filter, ROWS_SHOWN, out);
}

/** `npm start` shows the dashboards as soon as it hears this. */
function tellParent(app: App, { slug }: Workspace, doors: Doors | undefined): void {
  if (doors) process.send?.({ ready: { grpc: doors.grpc[0], tokenFile: tokenFile(app, slug), workspace: slug } });
}

/** The last lines: where everything is, and what to try. */
async function sayWhere(app: App, workspace: Workspace, address: string | undefined, out: Output): Promise<void> {
  await localToken(app, workspace);
  const file = tokenFile(app, workspace.slug);
  out.print(`\n${address ? `${address}   ` : ''}workspace ${workspace.slug}   token in ${file}`);
  if (!address) return;
  // The token itself stays out of what may become a log.
  out.print(`Try:  curl -H "Authorization: Bearer $(cat '${file}')" ${address}/api/v1/metrics`);
  out.print('Stop with Ctrl-C.');
}

/** Stores the file and trains it. @returns what to print of it */
async function loadFile(
  app: App,
  workspace: Workspace,
  data: string,
  wanted: Wanted,
  out: Output,
  signal: AbortSignal,
): Promise<{ runId?: string; metric?: string }> {
  const done = await importInto(app, workspace.id, data, { ...wanted, train: true }, out, signal);
  out.note(describeImport(data, done));
  if (!done.run_id) return { metric: done.metric };
  const run = await waitForRun(app, workspace.id, done.run_id, out, signal);
  await noteTrouble(app, workspace.id, run, out);
  return { runId: run.id };
}
