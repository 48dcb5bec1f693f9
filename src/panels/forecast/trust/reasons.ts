// The reasons behind a trust line, as rows of label and text.
import type { ForecastFrameCustom } from '@foresight/contracts';
import { type Formats, stepText } from '../../../shared/format/index.ts';

export interface Reason {
  readonly label: string;
  readonly text: string;
}

export function reasonsOf(custom: ForecastFrameCustom, f: Formats): Reason[] {
  const { trust, method, model, model_version, issued_at, origin, step, adjustments, source } = custom;
  const held = trust.coverage.map(({ level, share }) => `${f.gain(share)} in the ${f.gain(level)} band`);
  const made = source === 'computed' ? 'for this picture' : `${f.date(Date.parse(issued_at), true)}, in the ledger`;
  const rows: (Reason | undefined)[] = [
    { label: 'Claim', text: CLAIMS[trust.claim] },
    row('Why', trust.reason),
    row('Skill', trust.skill === null ? null : `${f.gain(trust.skill)} less error than seasonal naive`),
    row('Evidence', trust.evidence ?? null),
    row(
      'Error',
      trust.smape === null
        ? null
        : `sMAPE ${trust.smape.toPrecision(2)}%${trust.mase === null ? '' : `, MASE ${trust.mase.toPrecision(2)}`}`,
    ),
    row('Truths held', held.join(', ')),
    row('Backtest', trust.origins > 0 ? `${trust.origins} past origin${trust.origins === 1 ? '' : 's'}` : null),
    { label: 'Method', text: model === method ? method : `${method} (asked for: ${model})` },
    { label: 'Version', text: model_version },
    { label: 'Made', text: made },
    { label: 'Knew data until', text: f.date(Date.parse(origin), true) },
    { label: 'Step', text: stepText(step) },
    ...adjustments.map((text, i) => ({ label: i === 0 ? 'What was done' : ' '.repeat(i), text })),
  ];
  return rows.filter(reason => reason !== undefined);
}

const CLAIMS: Readonly<Record<ForecastFrameCustom['trust']['claim'], string>> = {
  'beats-naive': 'beats seasonal naive in the backtest',
  'no-skill': 'does not beat seasonal naive, which is shown instead',
  'no-backtest': 'none',
};

const row = (label: string, text: string | null): Reason | undefined => (text ? { label, text } : undefined);
