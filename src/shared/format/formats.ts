// Numbers and dates as visual rules ask for: the reader's language, two significant digits, no year where it is this one.
import { dateTimeFormat, type TimeZone } from '@grafana/data';

export interface Formats {
  /** 0.413 → "41%"; "< 1%" and "> 99%" at the ends. */
  percent(share: number): string;
  /** 0.413 → "41%", of any size and sign. */
  gain(share: number): string;
  /** "14 Dec", with the time where it matters and the year where it is another. */
  date(ms: number, withTime?: boolean): string;
  /** "2 h", "9 days": the size of a span of time, in one unit. */
  span(ms: number): string;
}

/** @param now epoch ms; decides which year goes without saying */
export function formats(timeZone: TimeZone, now: number, locale?: string): Formats {
  const whole = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const year = dateTimeFormat(now, { timeZone, format: 'YYYY' });
  return {
    percent: share => {
      if (share > 0 && share < 0.01) return `< ${whole.format(0.01)}`;
      if (share < 1 && share > 0.99) return `> ${whole.format(0.99)}`;
      return whole.format(share);
    },
    gain: share => whole.format(share).replace('-', '−'),
    date: (ms, withTime = false) => {
      const otherYear = dateTimeFormat(ms, { timeZone, format: 'YYYY' }) !== year;
      return dateTimeFormat(ms, { timeZone, format: `D MMM${otherYear ? ' YYYY' : ''}${withTime ? ', HH:mm' : ''}` });
    },
    span: spanText,
  };
}

const UNITS = [
  [365.25 * 86_400_000, 'year', 'years'],
  [30.4375 * 86_400_000, 'month', 'months'],
  [86_400_000, 'day', 'days'],
  [3_600_000, 'h', 'h'],
  [60_000, 'min', 'min'],
  [1_000, 's', 's'],
] as const;

/** Two of a unit before the next larger one is taken: "36 h" says more than "2 days". */
function spanText(ms: number): string {
  const [size, one, many] =
    UNITS.find(([size, unit]) => ms >= size * (/^(day|month|year)$/.test(unit) ? 2 : 1)) ?? UNITS[5];
  const count = Math.max(1, Math.round(ms / size));
  return `${count} ${count === 1 ? one : many}`;
}
