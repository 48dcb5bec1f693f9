// A switch with what holds now beside it.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Switch, useStyles2 } from '@grafana/ui';
import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (on: boolean) => void;
  /** In words, when on and when off. */
  readonly on: string;
  readonly off: string;
  readonly testId: string;
}

export function SwitchField({ label, value, onChange, on, off, testId }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <Field label={label} htmlFor={id} noMargin>
      <div className={styles.line}>
        <Switch id={id} value={value} onChange={event => onChange(event.currentTarget.checked)} data-testid={testId} />
        <span>{value ? on : off}</span>
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
