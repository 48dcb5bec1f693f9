// What editors and pages ask of the service, each asked once and remembered for a while.
import {
  type ForecastMoment,
  type HolidayCalendarAnswer,
  type LabelValuesAnswer,
  type MethodAnswer,
  type MetricAnswer,
  MOST_MOMENTS,
  type ScenarioAnswer,
  type ServiceStatus,
} from '@foresight/contracts';

export interface Resources {
  /** Every stored metric, by name. */
  metrics(): Promise<readonly MetricAnswer[]>;
  /** Labels of a metric with their values. */
  labels(metric: string): Promise<readonly LabelValuesAnswer[]>;
  /** Forecasting methods, the default first. */
  methods(): Promise<readonly MethodAnswer[]>;
  /** When forecasts of a metric were issued, the newest first; of very many the newest thousand. */
  forecastMoments(metric: string): Promise<readonly ForecastMoment[]>;
  /** Whether the service itself has a token to ask other data sources through Grafana. */
  asksGrafana(): Promise<boolean>;
  /** Saved scenarios, by name. */
  scenarios(): Promise<readonly ScenarioAnswer[]>;
  /** Countries and regions whose holidays are known. */
  holidayCalendars(): Promise<readonly HolidayCalendarAnswer[]>;
}

const { compare } = new Intl.Collator('en', { numeric: true });
/** m_2 before m_10. */
const inOrder = (metrics: readonly MetricAnswer[]) => [...metrics].sort((a, b) => compare(a.metric, b.metric));

/** Long enough for one editor's life on the screen, short enough to see what was just imported. */
const FRESH_MS = 30_000;

/**
 * @param get asks an address below /api/v1 and rejects as Grafana's client does
 * @param now epoch milliseconds
 */
export function resources(
  get: (path: string, params?: Record<string, string>) => Promise<unknown>,
  now: () => number = Date.now,
): Resources {
  const known = new Map<string, { readonly at: number; readonly items: Promise<readonly unknown[]> }>();
  const list = (path: string, params?: Record<string, string>): Promise<readonly unknown[]> => {
    const key = JSON.stringify([path, params]);
    const found = known.get(key);
    if (found && now() - found.at < FRESH_MS) return found.items;
    const items = get(path, params).then(answer => (answer as { items: readonly unknown[] }).items);
    known.set(key, { at: now(), items });
    // A failure is not remembered: the next question may be answered.
    items.catch(() => known.delete(key));
    return items;
  };
  return {
    metrics: async () => inOrder((await list('metrics')) as readonly MetricAnswer[]),
    labels: metric => list('labels', { metric }) as Promise<readonly LabelValuesAnswer[]>,
    methods: () => list('methods') as Promise<readonly MethodAnswer[]>,
    forecastMoments: metric =>
      list('forecasts/moments', { metric, limit: String(MOST_MOMENTS) }) as Promise<readonly ForecastMoment[]>,
    asksGrafana: async () => ((await get('health')) as Partial<ServiceStatus>).asks_grafana === true,
    scenarios: () => list('scenarios') as Promise<readonly ScenarioAnswer[]>,
    holidayCalendars: () => list('holiday-calendars') as Promise<readonly HolidayCalendarAnswer[]>,
  };
}
