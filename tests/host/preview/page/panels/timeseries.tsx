// Stand-in for Grafana's time series panel: lines, fills, legend, tooltip, zoom and pan by dragging.

import {
  type DataFrame,
  FieldColorModeId,
  FieldConfigProperty,
  FieldType,
  getDisplayProcessor,
  getFieldDisplayName,
  type PanelProps,
} from '@grafana/data';
import { type GraphFieldConfig, LegendDisplayMode, type OptionsWithLegend } from '@grafana/schema';
import {
  commonOptionsBuilder,
  SeriesTable,
  TimeSeries,
  TooltipPlugin2,
  useTheme2,
  XAxisInteractionAreaPlugin,
} from '@grafana/ui';
import type { CSSProperties } from 'react';
import { standIn } from './stand-in.ts';

type Options = OptionsWithLegend;

/** The enum is not exported: one point of time, all series. */
const ALL_SERIES = 1;
const LEGEND = { displayMode: LegendDisplayMode.List, placement: 'bottom', showLegend: true, calcs: [] } as const;

function TimeSeriesPanel({
  data,
  width,
  height,
  timeRange,
  timeZone,
  options,
  onChangeTimeRange,
}: PanelProps<Options>) {
  const frames = data.series.filter(({ fields }) => fields.some(({ type }) => type === FieldType.time));
  if (frames.length === 0) return <div>No data</div>;
  const zoom = ({ from, to }: { from: number; to: number }) => onChangeTimeRange({ from, to });
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev ?? 0}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={{ ...LEGEND, ...options.legend }}
    >
      {(config, aligned) => (
        <>
          <XAxisInteractionAreaPlugin config={config} queryZoom={zoom} />
          <TooltipPlugin2
            config={config}
            hoverMode={ALL_SERIES}
            queryZoom={zoom}
            render={(_, indices) => <Tooltip frame={aligned} indices={indices} timeZone={timeZone} />}
          />
        </>
      )}
    </TimeSeries>
  );
}

interface TooltipProps {
  readonly frame: DataFrame;
  /** Per field; null where it has no value there. */
  readonly indices: readonly (number | null)[];
  readonly timeZone: string;
}

function Tooltip({ frame, indices, timeZone }: TooltipProps) {
  const theme = useTheme2();
  const [time] = frame.fields;
  const display = time && getDisplayProcessor({ field: time, timeZone, theme });
  const series = frame.fields.slice(1).flatMap((field, i) => {
    const at = indices[i + 1];
    if (at === null || at === undefined || field.config.custom?.hideFrom?.tooltip) return [];
    const shown = field.display?.(field.values[at]);
    const value = shown ? `${shown.prefix ?? ''}${shown.text}${shown.suffix ?? ''}` : String(field.values[at]);
    return [{ color: shown?.color ?? '', label: getFieldDisplayName(field, frame), value }];
  });
  const padding: CSSProperties = { padding: theme.spacing(1) };
  const at = indices[0];
  return (
    <div style={padding}>
      <SeriesTable
        timestamp={at === null || at === undefined ? '' : display?.(time?.values[at]).text}
        series={series}
      />
    </div>
  );
}

/** Options of a field that are not registered are dropped. */
const CUSTOM: readonly (keyof GraphFieldConfig)[] = [
  'drawStyle',
  'lineInterpolation',
  'lineWidth',
  'lineStyle',
  'fillOpacity',
  'fillBelowTo',
  'gradientMode',
  'spanNulls',
  'showPoints',
  'pointSize',
  'axisPlacement',
  'axisLabel',
  'axisSoftMin',
  'axisSoftMax',
  'thresholdsStyle',
];

export const timeSeriesPanel = standIn<Options>('timeseries', TimeSeriesPanel).useFieldConfig({
  standardOptions: {
    [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.PaletteClassic } },
  },
  useCustomConfig: builder => {
    for (const path of CUSTOM) {
      const shouldApply = ({ type }: { type: FieldType }) => type === FieldType.number;
      const item = { id: path, path, name: path, editor: () => null, override: () => null, shouldApply };
      builder.addCustomEditor({ ...item, process: (value: unknown) => value });
    }
    commonOptionsBuilder.addHideFrom(builder);
  },
});
