// What a paired test says, in words a user reads.

export type Verdict = 'better' | 'worse' | 'undecided' | 'too-few' | 'equal';

interface Facts {
  readonly origins: number;
  /** Origins where the model's loss is smaller, and where it is larger. */
  readonly beaten: number;
  readonly lost: number;
  readonly independent: number;
  readonly p: number | null;
  /** Mean of the baseline's loss minus the model's. */
  readonly mean: number;
}

/** e.g. "better than seasonal naive at 9 of 12 origins, p = 0.02" */
export function verdictText(verdict: Verdict, facts: Facts): string {
  const { origins, independent, p } = facts;
  if (verdict === 'equal') return `no different from seasonal naive at ${count(origins)}`;
  if (p === null) return origins === 0 ? 'no origin to compare at' : `${count(origins)} cannot tell`;
  if (verdict === 'too-few') {
    const apart = independent < origins ? `, ${independent} of which share no truths,` : '';
    return `${sideText(facts)}; ${count(origins)}${apart} ${origins === 1 ? 'is' : 'are'} too few to tell`;
  }
  return `${sideText(facts)}, ${pText(p)}${verdict === 'undecided' ? ': may be chance' : ''}`;
}

/** Which side the mean is on, and at how many origins: the two can differ. */
function sideText({ mean, beaten, lost, origins }: Facts): string {
  if (mean === 0) return 'as good as seasonal naive on average';
  const [word, times] = mean > 0 ? ['better', beaten] : ['worse', lost];
  const most = 2 * times > origins;
  return `${word} than seasonal naive ${most ? '' : 'on average, though only '}at ${times} of ${count(origins)}`;
}

/** e.g. "p = 0.02", "p < 0.001" */
export function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p < 0.1 ? Number(p.toPrecision(1)) : p.toFixed(2)}`;
}

const count = (origins: number): string => (origins === 1 ? '1 origin' : `${origins} origins`);
