// Below the picture: which past forecast is shown, chosen from a list or along a line of time.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, IconButton, useStyles2 } from '@grafana/ui';
import { useId } from 'react';
import { HiddenLabel } from '../../../shared/components/index.ts';
import type { Formats } from '../../../shared/format/index.ts';
import type { Loaded } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { ReplayTrack } from './ReplayTrack.tsx';
import { placeOf, stepped } from './steps.ts';
import type { PastChoice } from './use-past.ts';

interface Props extends Pick<PastChoice, 'moments' | 'asOf' | 'onChange'> {
  readonly now: number;
  readonly formats: Formats;
  /** Where there is no room for a list, the line alone. */
  readonly withList: boolean;
  readonly height: number;
}

const LATEST = 'latest';

export function ReplayBar({ moments, asOf, now, formats, onChange, withList, height }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const known = moments.value ?? [];
  const step = (key: string) => onChange(stepped(key, known, asOf) ?? null);
  if (known.length === 0) {
    return (
      <div className={styles.bar} style={{ height }} role="status" data-testid={TEST_IDS.forecastPanel.replay}>
        {waitingText(moments)}
      </div>
    );
  }
  const options = [
    { label: 'Latest', value: LATEST },
    ...known.toReversed().map(({ issued_at }) => ({
      label: formats.date(Date.parse(issued_at), true),
      value: issued_at,
    })),
  ];
  return (
    <div className={styles.bar} style={{ height }} data-testid={TEST_IDS.forecastPanel.replay}>
      {withList && (
        <>
          <HiddenLabel htmlFor={id}>What was said on</HiddenLabel>
          <Combobox
            id={id}
            options={options}
            value={asOf === null ? LATEST : known[placeOf(known, asOf)]!.issued_at}
            onChange={({ value }) => onChange(value === LATEST ? null : value)}
            width={24}
          />
        </>
      )}
      <span className={styles.end}>{formats.date(Date.parse(known[0]!.issued_at))}</span>
      <ReplayTrack moments={known} asOf={asOf} now={now} formats={formats} onChange={onChange} />
      <span className={styles.end}>now</span>
      <IconButton
        name="angle-left"
        aria-label="The forecast before"
        disabled={placeOf(known, asOf) === 0}
        onClick={() => step('ArrowLeft')}
      />
      <IconButton
        name="angle-right"
        aria-label="The forecast after"
        disabled={asOf === null}
        onClick={() => step('ArrowRight')}
      />
      {withList && <span className={styles.count}>{countText(known.length)}</span>}
    </div>
  );
}

const countText = (count: number) => `${count} past ${count === 1 ? 'forecast' : 'forecasts'} · one tick each`;

function waitingText({ loading, problem }: Loaded<unknown>): string {
  if (problem) return `The past forecasts cannot be listed: ${problem.text}. It is tried again.`;
  return loading ? 'Looking for past forecasts …' : 'The ledger holds no forecast of this metric yet.';
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    flexShrink: 0,
    overflow: 'hidden',
    padding: theme.spacing(0, 0.5),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  end: css({ flexShrink: 0 }),
  count: css({ flexShrink: 0, marginLeft: theme.spacing(1) }),
});
