// The forecast panel: from what Grafana hands over to the picture, or to what is shown instead of it.
import { LoadingState, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { formats as makeFormats } from '../../shared/format/index.ts';
import { readForecastSeries } from '../../shared/frames/index.ts';
import { drawnSeries } from './chart/drawn-series.ts';
import { ForecastView } from './ForecastView.tsx';
import type { ForecastPanelOptions } from './options.ts';
import { failureOf } from './states/failure.ts';
import { useLastGood } from './states/last-good.ts';
import { LoadingView, StateView } from './states/StateView.tsx';

export function ForecastPanel(props: PanelProps<ForecastPanelOptions>) {
  const { data, width, height, timeZone } = props;
  const theme = useTheme2();
  const failure = data.state === LoadingState.Error || data.errors?.length ? failureOf(errorsOf(data)) : undefined;
  const { series: frames, timeRange, since } = useLastGood(data, failure !== undefined);
  // A picture is of the moment its data came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new frames, new moment
  const now = useMemo(() => Date.now(), [frames]);
  const formats = useMemo(() => makeFormats(timeZone, now), [timeZone, now]);
  const series = useMemo(() => readForecastSeries(frames), [frames]);
  const drawn = useMemo(() => drawnSeries(series, theme), [series, theme]);

  if (drawn.length > 0) {
    return (
      <ForecastView
        {...props}
        drawn={drawn}
        timeRange={timeRange}
        now={now}
        formats={formats}
        failure={failure}
        since={since}
      />
    );
  }
  if (failure) {
    return <StateView icon="exclamation-circle" tone="error" {...failure} width={width} height={height} />;
  }
  if (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return <LoadingView width={width} height={height} />;
  }
  return <StateView icon="graph-bar" tone="info" {...emptyWords(props)} width={width} height={height} />;
}

const errorsOf = ({ errors, error }: PanelProps['data']) => errors ?? (error ? [error] : []);

/** What would be here, and the next step. */
function emptyWords({ data }: PanelProps): { title: string; text: string } {
  const said = data.series.flatMap(({ meta }) => meta?.notices?.map(({ text }) => text) ?? []);
  if (said.length > 0) return { title: 'Nothing to show', text: `${said.join('. ')}.` };
  return {
    title: 'No forecast yet',
    text: 'Edit the panel and pick a metric of a Foresight data source: its history, forecast and bands are drawn here.',
  };
}
