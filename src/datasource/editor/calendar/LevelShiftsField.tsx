// Whether history before a lasting jump counts at the level it had, or at the one it has now.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Switch, useStyles2 } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { FieldProps } from '../field-props.ts';

export function LevelShiftsField({ query: { level_shifts = true }, change }: FieldProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <Field label="Level out lasting jumps" htmlFor={id} noMargin>
      <div className={styles.line}>
        <Switch
          id={id}
          value={level_shifts}
          onChange={event => change({ level_shifts: event.currentTarget.checked ? undefined : false })}
          data-testid={TEST_IDS.queryEditor.levelShifts}
        />
        <span>{level_shifts ? 'history is moved to the new level' : 'history stays at its old level'}</span>
      </div>
    </Field>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: theme.spacing(theme.components.height.md),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
