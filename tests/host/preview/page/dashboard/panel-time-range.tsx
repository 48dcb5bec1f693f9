// A panel's own time range: `timeFrom` of the JSON, e.g. 60d, instead of the dashboard's, as long as that is relative.
import { dateMath, rangeUtil, type TimeRange } from '@grafana/data';
import {
  type SceneComponentProps,
  type SceneTimeRangeLike,
  type SceneTimeRangeState,
  SceneTimeRangeTransformerBase,
} from '@grafana/scenes';
import { Icon, PanelChrome, Stack, Text } from '@grafana/ui';

interface State extends SceneTimeRangeState {
  /** A length, e.g. 60d. */
  readonly timeFrom: string;
  readonly hidden: boolean;
  /** In words, for the panel's header; empty while the dashboard's range holds. */
  readonly info: string;
}

export class PanelTimeRange extends SceneTimeRangeTransformerBase<State> {
  static Component = Header;

  constructor({ timeFrom, hidden = false }: { timeFrom: string; hidden?: boolean }) {
    const range = rangeUtil.convertRawToRange({ from: `now-${timeFrom}`, to: 'now' });
    super({ timeFrom, hidden, info: '', from: `now-${timeFrom}`, to: 'now', value: range });
  }

  protected ancestorTimeRangeChanged({ value }: SceneTimeRangeLike['state']): void {
    this.setState(this.override(value));
  }

  private override(dashboard: TimeRange): Pick<State, 'value' | 'info'> {
    const { from, to, display, invalid } = rangeUtil.describeTextRange(this.state.timeFrom);
    if (invalid || !rangeUtil.isRelativeTimeRange(dashboard.raw)) return { value: dashboard, info: '' };
    const [start, end] = [from, to].map(time => dateMath.toDateTime(time, { timezone: this.getTimeZone() }));
    if (!start || !end) return { value: dashboard, info: '' };
    return { value: { from: start, to: end, raw: { from, to } }, info: display };
  }
}

function Header({ model }: SceneComponentProps<PanelTimeRange>) {
  const { info, hidden } = model.useState();
  if (info === '' || hidden) return null;
  return (
    <PanelChrome.TitleItem title={info}>
      <Stack gap={0.5} alignItems="center">
        <Icon name="clock-nine" size="sm" />
        <Text variant="bodySmall">{info}</Text>
      </Stack>
    </PanelChrome.TitleItem>
  );
}
