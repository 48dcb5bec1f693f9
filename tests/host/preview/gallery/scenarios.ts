// What a forecast panel may be asked to show, from the plain case to the awkward ones: a metric of its own each.
import { HOUR, type NewSeries, THIS_HOUR } from '../../service.ts';

export interface Scenario {
  /** Of its pictures. */
  readonly name: string;
  readonly title: string;
  /** How the trust line begins. */
  readonly lead: RegExp;
  readonly unit?: string;
  readonly series: readonly NewSeries[];
  /** Trained and stored in the ledger; else computed for the picture. */
  readonly trained: boolean;
  /** CSS pixels. */
  readonly size?: readonly [number, number];
}

export const metricOf = ({ name }: Pick<Scenario, 'name'>): string => name.replaceAll('-', '_');

const DAYS = 21;

/** Repeatable noise in [-1, 1]. */
const noise = (i: number, seed: number) => {
  const x = Math.sin(i * 127.1 + seed * 311.7) * 43_758.5453;
  return 2 * (x - Math.floor(x)) - 1;
};

type Shape = (hour: number, i: number) => number;

/** Hourly values up to the hour that began last. */
function hourly(labels: Record<string, string>, shape: Shape, hours = DAYS * 24): NewSeries {
  const ts = Array.from({ length: hours }, (_, i) => THIS_HOUR - (hours - 1 - i) * HOUR);
  return { labels, ts, value: ts.map((at, i) => shape((at / HOUR) % 24, i)) };
}

const daily = (hour: number, shift = 0) => Math.sin(((hour - 9 + shift) / 24) * 2 * Math.PI);

const onlineUsers: Shape = (hour, i) => 36_000 + i * 18 + 6_500 * daily(hour) + 1_300 * noise(i, 1);

const REGIONS = ['eu-west-1', 'us-east-1', 'eu-north-1', 'ap-south-1', 'sa-east-1', 'ca-central-1'];
const diskUsed =
  (place: number): Shape =>
  (hour, i) =>
    72 -
    place * 9 +
    i * (0.02 - place * 0.003) +
    (4 - place * 0.3) * daily(hour, place * 3) +
    1.1 * noise(i, place + 2);

/** Three holes, of some hours to two days. */
function withHoles({ labels, ts, value }: NewSeries): NewSeries {
  const inHole = (i: number) => (i > 250 && i < 260) || (i > 330 && i < 378) || (i > 440 && i < 446);
  const kept = ts.map((_, i) => i).filter(i => !inHole(i));
  return { labels, ts: kept.map(i => ts[i]!), value: kept.map(i => value[i]!) };
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'one-series',
    title: 'Users online',
    lead: /^Beats seasonal naive by \d+%$/,
    series: [hourly({}, onlineUsers)],
    trained: true,
    unit: 'short',
  },
  {
    name: 'six-series',
    title: 'Disk used by region',
    lead: /^\d of 6 beat seasonal naive$/,
    unit: 'percent',
    series: REGIONS.map((region, place) => hourly({ region }, diskUsed(place))),
    trained: true,
    size: [1100, 420],
  },
  {
    name: 'hundred-series',
    title: 'Requests by host',
    lead: /^\d+ of 100 beat seasonal naive$/,
    series: Array.from({ length: 100 }, (_, host) =>
      hourly({ host: `host-${String(host + 1).padStart(3, '0')}` }, (hour, i) =>
        Math.max(0, 40 + ((host * 37) % 100) * 4 + (20 + host) * daily(hour, host % 7) + 12 * noise(i, host)),
      ),
    ),
    trained: true,
    size: [1100, 460],
  },
  {
    name: 'gaps',
    title: 'Sensor with outages',
    lead: /^Beats seasonal naive by \d+%$/,
    series: [withHoles(hourly({}, (hour, i) => 20 + 6 * daily(hour) + noise(i, 9)))],
    trained: false,
    unit: 'celsius',
  },
  {
    name: 'flat',
    title: 'Licences in use',
    lead: /^Seasonal naive was exact$/,
    series: [hourly({}, () => 250)],
    trained: false,
  },
  {
    name: 'negative',
    title: 'Freezer temperature',
    lead: /^Beats seasonal naive by \d+%$/,
    series: [hourly({}, (hour, i) => -22 + 2.4 * daily(hour) + 0.6 * noise(i, 4))],
    trained: false,
    unit: 'celsius',
  },
  {
    name: 'band-crosses-zero',
    title: 'Net sign-ups an hour',
    lead: /^Beats seasonal naive by \d+%$/,
    series: [hourly({}, (hour, i) => 3 + 4 * daily(hour) + 3.5 * noise(i, 6))],
    trained: false,
  },
  {
    name: 'not-enough-data',
    title: 'Checkout requests',
    lead: /^No forecast yet$/,
    series: [hourly({}, (_, i) => 400 + 30 * i, 2)],
    trained: false,
  },
  {
    name: 'small',
    title: 'Users online',
    lead: /^Beats seasonal naive by \d+%$/,
    series: [hourly({}, onlineUsers)],
    trained: true,
    unit: 'short',
    size: [420, 180],
  },
];
