// The registries that panels build their options from. What is not in the table is dropped without a word: unit,
// decimals, colours, overrides. The page shows no option editors, so every editor is empty.
import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  type Field,
  type FieldConfigPropertyItem,
  FieldType,
  identityOverrideProcessor,
  numberOverrideProcessor,
  type StandardEditorsRegistryItem,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data';

const EDITORS = [
  'text',
  'number',
  'slider',
  'boolean',
  'radio',
  'select',
  'unit',
  'links',
  'actions',
  'stats-picker',
  'strings',
  'timezone',
  'fieldColor',
  'color',
  'multi-select',
  'field-name',
  'dashboard-uid',
  'mappings',
  'thresholds',
] as const;

const Nothing = () => null;
const always = () => true;
const numbersOnly = ({ type }: Field) => type === FieldType.number;

type Process = FieldConfigPropertyItem['process'];

const OPTIONS: readonly (readonly [id: string, process: Process, shouldApply: (field: Field) => boolean])[] = [
  ['displayName', displayNameOverrideProcessor as Process, always],
  ['unit', stringOverrideProcessor as Process, always],
  ['fieldMinMax', booleanOverrideProcessor as Process, numbersOnly],
  ['min', numberOverrideProcessor as Process, numbersOnly],
  ['max', numberOverrideProcessor as Process, numbersOnly],
  ['decimals', numberOverrideProcessor as Process, numbersOnly],
  ['noValue', stringOverrideProcessor as Process, always],
  ['color', identityOverrideProcessor as Process, always],
  ['mappings', valueMappingsOverrideProcessor as Process, always],
  ['thresholds', thresholdsOverrideProcessor as Process, always],
  ['links', dataLinksOverrideProcessor as Process, always],
  ['filterable', booleanOverrideProcessor as Process, always],
];

export function initRegistries(): void {
  standardEditorsRegistry.setInit(() =>
    EDITORS.map((id): StandardEditorsRegistryItem => ({ id, name: id, editor: Nothing })),
  );
  standardFieldConfigEditorRegistry.setInit(() =>
    OPTIONS.map(([id, process, shouldApply]) => {
      const item = { id, path: id, name: id, settings: {}, editor: Nothing, override: Nothing, process, shouldApply };
      return item as FieldConfigPropertyItem;
    }),
  );
  // One of them is there twice, under an old name.
  const byId = new Map(Object.values(standardTransformers).map(one => [one.id, one]));
  standardTransformersRegistry.setInit(() =>
    [...byId.values()].map(transformation => ({
      id: transformation.id,
      name: transformation.name,
      transformation,
      editor: Nothing,
      imageDark: '',
      imageLight: '',
    })),
  );
}
