// The forecast panel: history, forecast and bands from the frames of a forecast query.
import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { ForecastPanel } from './ForecastPanel.tsx';
import { addHereOptions } from './here/index.ts';
import { migrateOptions } from './migrate.ts';
import { DEFAULT_OPTIONS, type ForecastPanelOptions } from './options.ts';
import { addScaleOption } from './ScaleEditor.tsx';

export const plugin = new PanelPlugin<ForecastPanelOptions>(ForecastPanel)
  .setMigrationHandler(migrateOptions)
  .useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: {
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
        settings: { byValueSupport: false },
      },
    },
    useCustomConfig: builder => addScaleOption(builder),
    disableStandardOptions: [FieldConfigProperty.Thresholds, FieldConfigProperty.Mappings],
  })
  .setPanelOptions(builder => {
    builder
      .addRadio({
        path: 'future',
        name: 'Future',
        description: 'How much of the horizon is drawn past the end of the time range. The dashboard keeps its range.',
        defaultValue: DEFAULT_OPTIONS.future,
        settings: {
          options: [
            { value: 'whole', label: 'Whole horizon' },
            { value: 'half', label: 'Half of the picture', description: 'No longer than the time range' },
            { value: 'range', label: 'Time range only' },
          ],
        },
      })
      .addBooleanSwitch({
        path: 'showLegend',
        name: 'Legend and table',
        description: 'The legend; with three or more series on a wide panel, a table of them.',
        defaultValue: DEFAULT_OPTIONS.showLegend,
      })
      .addBooleanSwitch({
        path: 'showReplay',
        name: 'Past forecasts',
        description: 'A button in the first line that shows what was said on a past day, from the ledger.',
        defaultValue: DEFAULT_OPTIONS.showReplay,
      })
      .addBooleanSwitch({
        path: 'whatIf',
        name: 'What-if sliders',
        description: 'Sliders that show at once what comes of more or less, and save it as a scenario.',
        defaultValue: DEFAULT_OPTIONS.whatIf,
      })
      .addTextInput({
        path: 'asOf',
        name: 'As of',
        description:
          'The panel opens on what was said at this time, e.g. 2026-10-24T07:00:00Z, or a variable. Empty: now.',
        defaultValue: DEFAULT_OPTIONS.asOf,
        settings: { placeholder: 'now', expandTemplateVars: true },
      });
    addHereOptions(builder);
  });
