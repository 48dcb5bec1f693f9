// The files of a written workspace: which record goes where, in which columns. Times are ISO 8601, UTC, milliseconds.

import type { Cell } from './csv-writer.ts';
import { DAY } from './options.ts';
import type { CampaignRecord, MetricPoint, NorthlightRecord, SubjectTraits } from './records.ts';

export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
}

const TRAITS = [
  'question',
  'number',
  'personalised',
  'emoji',
  'urgency',
  'long',
] as const satisfies readonly (keyof SubjectTraits)[];
const LABELS = ['feature', 'service', 'agent', 'plan'] as const;

export const TABLES = {
  person: {
    file: 'people.csv',
    columns: [
      ...['person_id', 'signed_up_at', 'country', 'utc_offset_minutes', 'channel'],
      ...['company_size', 'device', 'platform', 'plan', 'first_seen_at'],
    ],
  },
  event: {
    file: 'events.csv.gz',
    columns: [
      ...['id', 'person_id', 'anonymous_id', 'session_id', 'name', 'ts'],
      ...['platform', 'channel', 'campaign', 'value', 'props'],
    ],
  },
  message: {
    file: 'messages.csv',
    columns: ['message_id', 'person_id', 'campaign_id', 'sent_at', 'opened_at', 'clicked_at', 'unsubscribed_at'],
  },
  campaign: {
    file: 'campaigns.csv',
    columns: ['campaign_id', 'channel', 'name', 'started_at', 'send_hour_utc', ...TRAITS],
  },
  touch: {
    file: 'touches.csv',
    columns: ['touch_id', 'person_id', 'anonymous_id', 'ts', 'channel', 'campaign_id', 'cost_usd'],
  },
  order: {
    file: 'orders.csv',
    columns: ['order_id', 'person_id', 'ts', 'type', 'plan', 'amount', 'currency', 'status', 'attempt'],
  },
  assignment: { file: 'experiments.csv', columns: ['experiment', 'person_id', 'variant', 'assigned_at'] },
  metric: { file: 'metrics.csv', columns: ['unique_id', 'ds', 'y', 'metric', 'unit', ...LABELS] },
} as const satisfies Record<NorthlightRecord['kind'], Table>;

/** The cells of a record, in the order of its table's columns. */
export function cellsOf(record: Exclude<NorthlightRecord, { kind: 'metric' }>): Cell[] {
  switch (record.kind) {
    case 'event': {
      const { id, personId, anonymousId, sessionId, name, ts, platform, channel, campaign, value, props } = record;
      return [id, personId, anonymousId, sessionId, name, iso(ts), platform, channel, campaign, value, json(props)];
    }
    case 'person': {
      const { id, signedUpAt, country, utcOffsetMinutes, channel, companySize, device, platform, plan, ts } = record;
      return [id, iso(signedUpAt), country, utcOffsetMinutes, channel, companySize, device, platform, plan, iso(ts)];
    }
    case 'message': {
      const { id, personId, campaignId, ts, openedAt, clickedAt, unsubscribedAt } = record;
      return [id, personId, campaignId, iso(ts), isoOrNull(openedAt), isoOrNull(clickedAt), isoOrNull(unsubscribedAt)];
    }
    case 'campaign':
      return [record.id, record.channel, record.name, iso(record.ts), record.sendHourUtc, ...traitCells(record)];
    case 'touch': {
      const { id, personId, anonymousId, ts, channel, campaignId, costCents } = record;
      return [id, personId, anonymousId, iso(ts), channel, campaignId, costCents / 100];
    }
    case 'order': {
      const { id, personId, ts, type, plan, amountCents, status, attempt } = record;
      return [id, personId, iso(ts), type, plan, amountCents / 100, 'USD', status, attempt];
    }
    case 'assignment':
      return [record.experiment, record.personId, record.variant, iso(record.ts)];
  }
}

/** The cells of a metric point; `unique_id` is the metric with its labels: `errors|agent=planner`. */
export function metricCells(point: MetricPoint): Cell[] {
  const labels = Object.entries(point.labels).map(([name, value]) => `|${name}=${value}`);
  const ds = `${iso(point.ts).slice(0, 19)}Z`;
  return [
    point.metric + labels.join(''),
    ds,
    point.value,
    point.metric,
    point.unit,
    ...LABELS.map(name => point.labels[name] ?? null),
  ];
}

let isoDate = '';
let isoDateStart = Number.NaN;

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`. Remembers the last date: records come in time order, so most share it with the one before. */
export function iso(ts: number): string {
  const start = ts - (((ts % DAY) + DAY) % DAY);
  if (start !== isoDateStart) {
    isoDateStart = start;
    isoDate = new Date(start).toISOString().slice(0, 11);
  }
  const seconds = Math.floor((ts - start) / 1000);
  const minutes = Math.floor(seconds / 60);
  const ms = (ts - start) % 1000;
  return `${isoDate}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${ms < 100 ? '0' : ''}${two(ms)}Z`;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

function isoOrNull(ts: number | null): string | null {
  return ts === null ? null : iso(ts);
}

function traitCells(record: CampaignRecord): Cell[] {
  return TRAITS.map(trait => record.traits && (record.traits[trait] ? 1 : 0));
}

const known = new WeakMap<object, string>();

/** Many events share one props object: its text is made once. */
function json(props: object): string {
  let value = known.get(props);
  if (value === undefined) {
    value = JSON.stringify(props);
    known.set(props, value);
  }
  return value;
}
