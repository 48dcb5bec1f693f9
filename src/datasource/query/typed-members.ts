// What a person may type into a query beside its series, and how variables in it are replaced: texts stay texts, numbers
// and times become what the service reads.

/** `texts`: under names of their own. `level`: 95 or 0.95. `moment`: a day or time of whatever zone; `time`: one of UTC. */
export type Leaf = 'text' | 'texts' | 'number' | 'level' | 'moment' | 'time';
export type Shape = Leaf | readonly [Shape] | { readonly [member: string]: Shape };

/** By member, over all types of queries. Members that are only chosen are not here. */
export const TYPED_MEMBERS: Readonly<Record<string, Shape>> = {
  horizon: 'number',
  levels: ['level'],
  seasons: ['number'],
  model: 'text',
  asOf: 'time',
  bounds: { lower: 'number', upper: 'number' },
  time_zone: 'text',
  holidays: ['text'],
  events: [{ name: 'text', from: 'moment', to: 'moment' }],
  regressors: [{ metric: 'text', labels: 'texts' }],
  limits: [{ value: 'number', name: 'text' }],
  goals: [{ value: 'number', name: 'text', by: 'time' }],
  milestones: ['number'],
  scenario: 'text',
  adjustments: [{ metric: 'text', labels: 'texts', value: 'number', from: 'time', to: 'time' }],
  capacity: 'number',
  top: 'number',
  minDeviation: 'number',
  minDeviationPercent: 'number',
  outside: { x: 'number', n: 'number' },
};
