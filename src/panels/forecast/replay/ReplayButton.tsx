// In the trust line: opens the past forecasts, and leads back to now.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { PastChoice } from './use-past.ts';

type Props = Pick<PastChoice, 'open' | 'asOf' | 'onToggle' | 'onChange'>;

export function ReplayButton({ open, asOf, onToggle, onChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.box}>
      {asOf !== null && (
        <Button size="sm" variant="secondary" fill="outline" className={styles.now} onClick={() => onChange(null)}>
          Back to now
        </Button>
      )}
      <IconButton
        name="history"
        size="md"
        variant={open ? 'primary' : 'secondary'}
        aria-expanded={open}
        tooltip={open ? 'Close the past forecasts' : 'Past forecasts: what was said on a day'}
        onClick={onToggle}
        data-testid={TEST_IDS.forecastPanel.replayButton}
      />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginLeft: 'auto',
    paddingLeft: theme.spacing(1),
    paddingRight: theme.spacing(0.5),
    flexShrink: 0,
  }),
  now: css({ height: 22 }),
});
