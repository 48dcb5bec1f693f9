// The options of "forecast here" in the panel's editor.
import type { PanelOptionsEditorBuilder, StandardEditorProps } from '@grafana/data';
import { DataSourcePicker } from '@grafana/runtime';
import { DEFAULT_HERE, type HereOptions } from './here-options.ts';

interface WithHere {
  readonly forecastHere: HereOptions;
}

const category = ['Forecast here'];
const isOn = ({ forecastHere }: WithHere) => forecastHere?.on === true;

export function addHereOptions<T extends WithHere>(builder: PanelOptionsEditorBuilder<T>): void {
  builder
    .addBooleanSwitch({
      path: 'forecastHere.on' as never,
      name: 'Forecast other data',
      description: 'Numbers of any data source are forecast when the panel gets them. Nothing is stored.',
      defaultValue: DEFAULT_HERE.on,
      category,
    })
    .addCustomEditor({
      id: 'forecastHere.uid',
      path: 'forecastHere.uid' as never,
      name: 'Made by',
      description: 'The Foresight data source that makes the forecast.',
      editor: SourceEditor,
      defaultValue: DEFAULT_HERE.uid,
      category,
      showIf: isOn as never,
    })
    .addNumberInput({
      path: 'forecastHere.horizon' as never,
      name: 'Horizon',
      description: 'Steps ahead. 0: as the data source or the service has it.',
      defaultValue: DEFAULT_HERE.horizon,
      settings: { min: 0, max: 10_000, integer: true },
      category,
      showIf: isOn as never,
    })
    .addNumberInput({
      path: 'forecastHere.level' as never,
      name: 'Band',
      description: 'Percent of truths that the band promises to hold, 50 to 99. 0: the bands of the service.',
      defaultValue: DEFAULT_HERE.level,
      settings: { min: 0, max: 99 },
      category,
      showIf: isOn as never,
    })
    .addTextInput({
      path: 'forecastHere.model' as never,
      name: 'Model',
      description: 'Name of a forecasting method. Empty: the one that would have been right most often.',
      defaultValue: DEFAULT_HERE.model,
      settings: { placeholder: 'auto' },
      category,
      showIf: isOn as never,
    });
}

function SourceEditor({ value, onChange }: StandardEditorProps<string>) {
  return (
    <DataSourcePicker
      pluginId="foresight-analytics-datasource"
      current={value || null}
      noDefault
      placeholder="the first one"
      onChange={({ uid }) => onChange(uid)}
      onClear={() => onChange('')}
    />
  );
}
