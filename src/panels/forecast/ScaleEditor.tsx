// The option for the scale of the values, kept where Grafana's time series panel keeps it: a panel that is switched from
// one type to the other keeps its axis.
import {
  type FieldConfigEditorBuilder,
  type FieldOverrideEditorProps,
  FieldType,
  identityOverrideProcessor,
} from '@grafana/data';
import { ScaleDistribution, type ScaleDistributionConfig } from '@grafana/schema';
import { RadioButtonGroup } from '@grafana/ui';

export interface ScaleFieldConfig {
  readonly scaleDistribution?: ScaleDistributionConfig;
}

const SCALES = [
  { value: 'linear', label: 'Linear' },
  { value: 'log10', label: 'Log 10' },
  { value: 'log2', label: 'Log 2' },
] as const;
type Scale = (typeof SCALES)[number]['value'];

const CONFIGS: Readonly<Record<Scale, ScaleDistributionConfig>> = {
  linear: { type: ScaleDistribution.Linear },
  log10: { type: ScaleDistribution.Log, log: 10 },
  log2: { type: ScaleDistribution.Log, log: 2 },
};

const scaleOf = ({ type, log }: ScaleDistributionConfig = CONFIGS.linear): Scale =>
  type !== ScaleDistribution.Log ? 'linear' : log === 2 ? 'log2' : 'log10';

function ScaleEditor({ value, onChange }: FieldOverrideEditorProps<ScaleDistributionConfig, object>) {
  return (
    <RadioButtonGroup<Scale>
      options={[...SCALES]}
      value={scaleOf(value)}
      onChange={scale => onChange(CONFIGS[scale])}
      fullWidth
    />
  );
}

export function addScaleOption(builder: FieldConfigEditorBuilder<ScaleFieldConfig>): void {
  builder.addCustomEditor<unknown, ScaleDistributionConfig>({
    id: 'scaleDistribution',
    path: 'scaleDistribution',
    name: 'Scale',
    category: ['Axis'],
    editor: ScaleEditor,
    override: ScaleEditor,
    defaultValue: CONFIGS.linear,
    shouldApply: ({ type }) => type === FieldType.number,
    process: identityOverrideProcessor,
  });
}
