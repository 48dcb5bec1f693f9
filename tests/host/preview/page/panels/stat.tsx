// Stand-in for Grafana's stat panel: one big value a field.
import {
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  type PanelProps,
  type ReduceDataOptions,
} from '@grafana/data';
import { VizOrientation, type VizTextDisplayOptions } from '@grafana/schema';
import { BigValue, BigValueColorMode, BigValueGraphMode, BigValueTextMode, useTheme2, VizRepeater } from '@grafana/ui';
import { standIn } from './stand-in.ts';

interface Options {
  readonly reduceOptions?: ReduceDataOptions;
  readonly colorMode?: BigValueColorMode;
  readonly textMode?: BigValueTextMode;
  readonly orientation?: VizOrientation;
  readonly text?: VizTextDisplayOptions;
}

function StatPanel({
  data,
  width,
  height,
  options,
  fieldConfig,
  replaceVariables,
  timeZone,
  renderCounter,
}: PanelProps<Options>) {
  const theme = useTheme2();
  const { reduceOptions = { calcs: ['lastNotNull'] }, colorMode = BigValueColorMode.Value, textMode } = options;
  const getValues = () =>
    getFieldDisplayValues({ fieldConfig, reduceOptions, replaceVariables, theme, data: data.series, timeZone });
  return (
    <VizRepeater
      getValues={getValues}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      itemSpacing={3}
      source={data}
      width={width}
      height={height}
      renderCounter={renderCounter}
      orientation={options.orientation ?? VizOrientation.Auto}
      renderValue={({ value, width, height, count, alignmentFactors }) => (
        <BigValue
          value={value.display}
          count={count}
          width={width}
          height={height}
          theme={theme}
          colorMode={colorMode}
          graphMode={BigValueGraphMode.None}
          textMode={textMode ?? BigValueTextMode.Auto}
          alignmentFactors={alignmentFactors}
          {...(options.text ? { text: options.text } : {})}
        />
      )}
    />
  );
}

export const statPanel = standIn<Options>('stat', StatPanel).useFieldConfig();
