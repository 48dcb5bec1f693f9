// Grafana's multi combobox in a box of its own: with a width of its own it counts units as pixels, and folds what would fit.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { type ComboboxOption, MultiCombobox, useStyles2 } from '@grafana/ui';

interface Props {
  /** Id of the element that names it. */
  readonly labelledBy: string;
  readonly options: ComboboxOption[];
  readonly value: ComboboxOption[] | string[];
  readonly onChange: (values: string[]) => void;
  readonly placeholder: string;
  readonly createCustomValue?: boolean;
  /** In units of the grid. */
  readonly width: number;
  readonly testId: string;
  /** Set by the field around it. */
  readonly invalid?: boolean;
}

export function MultiChoice({ labelledBy, onChange, width, testId, invalid = false, ...rest }: Props) {
  const styles = useStyles2(getStyles, width);
  return (
    <div className={styles.box}>
      <MultiCombobox
        {...rest}
        aria-labelledby={labelledBy}
        onChange={chosen => onChange(chosen.map(({ value }) => value))}
        isClearable
        invalid={invalid}
        data-testid={testId}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2, width: number) => ({
  box: css({ width: theme.spacing(width), maxWidth: '100%' }),
});
