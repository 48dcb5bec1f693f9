// The forecast panel: from what Grafana hands over to the picture, or to what is shown instead of it.
import { LoadingState, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { formats as makeFormats } from '../../shared/format/index.ts';
import { readForecastSeries } from '../../shared/frames/index.ts';
import { drawnSeries } from './chart/drawn-series.ts';
import { ForecastView } from './ForecastView.tsx';
import { DEFAULT_HERE, HereButton, useForecastHere } from './here/index.ts';
import type { ForecastPanelOptions } from './options.ts';
import { dressed, usePast, useReplay } from './replay/index.ts';
import { type Failure, failureOf } from './states/failure.ts';
import { useLastGood } from './states/last-good.ts';
import { LoadingView, StateView } from './states/StateView.tsx';

export function ForecastPanel(props: PanelProps<ForecastPanelOptions>) {
  const { data, width, height, timeZone } = props;
  const theme = useTheme2();
  const failed = data.state === LoadingState.Error || data.errors?.length ? failureOf(errorsOf(data)) : undefined;
  const { series: got, timeRange, since } = useLastGood(data, failed !== undefined);
  const hereOptions = props.options.forecastHere ?? DEFAULT_HERE;
  const here = useForecastHere(data, got, hereOptions);
  const frames = (here.frames as typeof got | undefined) ?? got;
  // A picture is of the moment its data came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new frames, new moment
  const now = useMemo(() => Date.now(), [frames]);
  const formats = useMemo(() => makeFormats(timeZone, now), [timeZone, now]);
  const live = useMemo(() => readForecastSeries(frames), [frames]);
  const past = usePast(props, live);
  const replay = useReplay(data, past.asOf);
  const series = useMemo(
    () => (replay.frames ? dressed(readForecastSeries(replay.frames), live) : live),
    [replay.frames, live],
  );
  const drawn = useMemo(() => drawnSeries(series, theme), [series, theme]);
  const failure = failed ?? invalidPreset(past.invalid) ?? failureOf(here.errors) ?? failureOf(replay.errors);

  if (drawn.length > 0) {
    const open = here.possible && !here.frames && here.errors.length === 0;
    const onForecast = () => props.onOptionsChange({ ...props.options, forecastHere: { ...hereOptions, on: true } });
    return (
      <ForecastView
        {...props}
        action={open && <HereButton loading={here.loading} onForecast={onForecast} />}
        drawn={drawn}
        timeRange={timeRange}
        now={now}
        formats={formats}
        failure={failure}
        since={since}
        past={past}
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

const invalidPreset = (text: string | null): Failure | undefined =>
  text === null
    ? undefined
    : {
        title: 'The panel cannot open on a past forecast',
        text: `Its option “As of” says “${text}”, which is no time: write one such as 2026-10-24T07:00:00Z. What is said now is shown.`,
        details: text,
      };

/** What would be here, and the next step. */
function emptyWords({ data }: PanelProps): { title: string; text: string } {
  const said = data.series.flatMap(({ meta }) => meta?.notices?.map(({ text }) => text) ?? []);
  if (said.length > 0) return { title: 'Nothing to show', text: `${said.join('. ')}.` };
  return {
    title: 'No forecast yet',
    text: 'Edit the panel and pick a metric of a Foresight data source: its history, forecast and bands are drawn here.',
  };
}
