// Many series beside the picture: the table does the comparing, one band at a time.
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { memo, useMemo } from 'react';
import type { Formats } from '../../../shared/format/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { Scene } from '../chart/scene.ts';
import type { Choice } from './choice.ts';
import { Swatch } from './Swatch.tsx';
import { type TableRow, tableOf } from './table-rows.ts';

interface Props extends Choice {
  readonly scene: Scene;
  readonly formats: Formats;
  /** Epoch ms. */
  readonly now: number;
  readonly width: number;
  readonly height: number;
}

export function SeriesTable({ scene, formats, now, width, height, focused, pinned, onFocus, onPin }: Props) {
  const styles = useStyles2(getStyles);
  const { rows, newest, horizon, level, threshold } = useMemo(
    () => tableOf(scene, now, formats),
    [scene, now, formats],
  );
  const naive = rows.filter(({ skill }) => skill === 'naive');
  return (
    <div className={styles.box} style={{ width, height }} data-testid={TEST_IDS.forecastPanel.table}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Series</th>
            <th scope="col">{newest}</th>
            <th scope="col">{horizon}</th>
            <th scope="col">{level}</th>
            {threshold && (
              <th scope="col" title={threshold.whole}>
                {threshold.short}
              </th>
            )}
            <th scope="col">Skill</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row
              key={row.key}
              row={row}
              pointed={row.key === focused}
              chosen={pinned.has(row.key)}
              onFocus={onFocus}
              onPin={onPin}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Skill = error saved against seasonal naive.{' '}
        {naive.length > 0 && `${naiveText(naive)} did not beat it, so the line is the naive forecast. `}
        Hover or focus a row to see its band. Click to pin it.
      </p>
    </div>
  );
}

const naiveText = (rows: readonly TableRow[]) => (rows.length === 1 ? rows[0]!.name : `${rows.length} series`);

interface RowProps extends Pick<Choice, 'onFocus' | 'onPin'> {
  readonly row: TableRow;
  readonly pointed: boolean;
  readonly chosen: boolean;
}

/** Of a hundred rows two change when the mouse moves on. */
const Row = memo(function Row({ row, pointed, chosen, onFocus, onPin }: RowProps) {
  const styles = useStyles2(getStyles);
  return (
    <tr
      className={cx(pointed && styles.focused, chosen && styles.pinned)}
      onMouseEnter={() => onFocus(row.key)}
      onMouseLeave={() => onFocus(null)}
    >
      <th scope="row">
        <button
          type="button"
          className={styles.name}
          aria-pressed={chosen}
          title={row.name}
          onFocus={() => onFocus(row.key)}
          onBlur={() => onFocus(null)}
          onClick={() => onPin(row.key)}
        >
          <Swatch kind="actual" color={row.color} />
          <span>{row.name}</span>
        </button>
      </th>
      <td className={styles.quiet}>{row.now}</td>
      <td>{row.ahead}</td>
      <td className={styles.quiet}>{row.band}</td>
      {row.chance !== '' && <td className={cx(row.alarming && styles.look)}>{row.chance}</td>}
      <td className={cx(styles.quiet, row.doubtful && styles.look)}>{row.skill}</td>
    </tr>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ overflowY: 'auto', flexShrink: 0, paddingLeft: theme.spacing(2) }),
  table: css({
    width: '100%',
    tableLayout: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    '& thead th': {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.colors.background.primary,
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
    },
    '& th, & td': {
      height: 32,
      padding: theme.spacing(0, 0.75),
      textAlign: 'right',
      whiteSpace: 'nowrap',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    '& th:first-of-type': { textAlign: 'left', maxWidth: 150 },
    '& tbody td:nth-of-type(2)': { fontWeight: theme.typography.fontWeightMedium },
  }),
  name: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    height: 30,
    padding: 0,
    border: 0,
    background: 'transparent',
    textAlign: 'left',
    fontSize: 'inherit',
    fontWeight: theme.typography.fontWeightRegular,
    '& span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  }),
  focused: css({ background: theme.colors.action.hover }),
  pinned: css({ background: theme.colors.action.selected }),
  quiet: css({ color: theme.colors.text.secondary }),
  look: css({ color: theme.colors.warning.text }),
  note: css({
    margin: theme.spacing(1, 0.75),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
});
