// POST /api/v1/alert-preview: when a rule would have fired over the last days, and whether the thing then happened.
import { type Static, Type } from 'typebox';
import { Labels, Nullable, Page, Time } from '../common.schema.ts';
import { AlertRule } from './alert-rule.schema.ts';

/** Series and daily moments that are looked at, at the most. */
export const ALERT_PREVIEW_LIMITS = { series: 20, days: 30 } as const;

export const AlertPreviewBody = Type.Object(
  {
    rule: AlertRule,
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: ALERT_PREVIEW_LIMITS.days, description: 'Up to now. Default: 30' }),
    ),
  },
  { $id: 'AlertPreviewBody', additionalProperties: false },
);
export type AlertPreviewBody = Static<typeof AlertPreviewBody>;

export const AlertFiring = Type.Object(
  {
    from: Time,
    to: Time,
    real: Nullable(Type.Boolean({ description: 'Whether it then happened; null: not to be told yet' })),
  },
  { $id: 'AlertFiring', additionalProperties: false },
);
export type AlertFiring = Static<typeof AlertFiring>;

export const AlertPreviewSeries = Type.Object(
  {
    labels: Labels,
    firings: Type.Array(AlertFiring, { description: 'By time' }),
    missed: Nullable(Type.Integer({ description: 'What happened without it; null: nothing tells' })),
    reason: Nullable(Type.String({ description: 'Why nothing, or only a part, can be said, with numbers' })),
  },
  { $id: 'AlertPreviewSeries', additionalProperties: false },
);
export type AlertPreviewSeries = Static<typeof AlertPreviewSeries>;

export const AlertPreview = Type.Object(
  {
    from: Time,
    to: Time,
    counted: Type.String({ description: 'How it was replayed, and what counts as real' }),
    left_out: Type.Integer({ description: 'Series beyond the limit, which are not looked at' }),
    items: Page(AlertPreviewSeries, 'AlertPreviewList').properties.items,
  },
  { $id: 'AlertPreview', additionalProperties: false },
);
export type AlertPreview = Static<typeof AlertPreview>;

export interface AlertCount {
  readonly fired: number;
  readonly real: number;
  readonly falsely: number;
  readonly open: number;
  /** null: nothing tells. */
  readonly missed: number | null;
  /** Series that nothing can be said of. */
  readonly silent: number;
}

/** Over all series. */
export function alertCount({ items }: Pick<AlertPreview, 'items'>): AlertCount {
  const firings = items.flatMap(one => one.firings);
  const told = items.flatMap(({ missed }) => (missed === null ? [] : [missed]));
  const which = (real: boolean | null) => firings.filter(one => one.real === real).length;
  return {
    fired: firings.length,
    real: which(true),
    falsely: which(false),
    open: which(null),
    missed: told.length === 0 ? null : told.reduce((sum, n) => sum + n, 0),
    silent: items.filter(({ reason, firings: own }) => reason !== null && own.length === 0).length,
  };
}
