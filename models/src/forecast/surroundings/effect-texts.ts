// What became of events and regressors, in words.
import type { Adjustment } from '../model.ts';
import type { JudgedDriver, JudgedEvent } from './judge-effects.ts';
import { effectText, type WorkingScale } from './working-scale.ts';

/** A country has twenty holidays: of those that show nothing, the ones that show the most. */
const MOST_UNCLEAR = 4;
const strength = ({ evidence: { size, error } }: JudgedEvent) => (error > 0 ? Math.abs(size) / error : 0);

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

/**
 * A line for each event that is used, one for all that show nothing, one for all that are new.
 * @param unit of the judged effects
 * @param unseen names that lie ahead only
 */
export function eventNotes(
  scale: WorkingScale,
  unit: number,
  judged: readonly JudgedEvent[],
  unseen: readonly string[],
): Adjustment[] {
  const texts = judged.filter(j => j.evidence.clear).map(j => used(scale, unit, j));
  const others = judged.filter(j => !j.evidence.clear).sort((a, b) => strength(b) - strength(a));
  const shown = others.slice(0, MOST_UNCLEAR).map(j => unclear(scale, unit, j));
  const more = others.length > shown.length ? ` and ${others.length - shown.length} more` : '';
  if (others.length > 0) texts.push(`no clear effect, left out: ${shown.join(', ')}${more}`);
  if (unseen.length > 0) texts.push(`not seen in the history, no effect is known: ${unseen.join(', ')}`);
  return texts.map(text => ({ kind: 'event', text }));
}

function used(scale: WorkingScale, unit: number, { event, evidence, profile }: JudgedEvent): string {
  const effect = effectText(scale, unit * evidence.share * evidence.size);
  const shape = profile.length === 0 ? '' : '; differs by hour';
  return `${event.name}: ${effect} (${times(event.seen.length)} in history${shape})`;
}

function unclear(scale: WorkingScale, unit: number, { event, evidence }: JudgedEvent): string {
  const { size, error } = evidence;
  const noise = Number.isNaN(error) ? 'too little history to tell' : `give or take ${unsigned(scale, unit * error)}`;
  return `${event.name} (${effectText(scale, unit * size)} ${times(event.seen.length)}, ${noise})`;
}

export function regressorNotes(scale: WorkingScale, unit: number, judged: readonly JudgedDriver[]): Adjustment[] {
  return judged.map(({ driver, evidence }) => {
    const { gain, origins, clear, share, size, error } = evidence;
    const percent = Math.abs(100 * gain).toFixed(1);
    const checked = `error ${percent} % ${gain >= 0 ? 'lower' : 'higher'} with it at ${origins} past origins`;
    const effect = effectText(scale, unit * (clear ? share * size : size));
    const noise = clear ? '' : `, give or take ${unsigned(scale, unit * error)}`;
    const what = `regressor ${driver.name}${clear ? '' : ' is left out'}`;
    return { kind: 'regressor', text: `${what}: ${effect} for one standard deviation more${noise} (${checked})` };
  });
}

function unsigned(scale: WorkingScale, error: number): string {
  return effectText(scale, error).replace('+', '');
}
