// The forecast panel: history, forecast and bands from the frames of a forecast query.
import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { ForecastPanel } from './ForecastPanel.tsx';
import { migrateOptions } from './migrate.ts';
import { DEFAULT_OPTIONS, type ForecastPanelOptions } from './options.ts';

export const plugin = new PanelPlugin<ForecastPanelOptions>(ForecastPanel)
  .setMigrationHandler(migrateOptions)
  .useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: {
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
        settings: { byValueSupport: false },
      },
    },
    disableStandardOptions: [FieldConfigProperty.Thresholds, FieldConfigProperty.Mappings],
  })
  .setPanelOptions(builder =>
    builder
      .addBooleanSwitch({
        path: 'beyondRange',
        name: 'Show the whole horizon',
        description: 'Draw the forecast past the end of the time range. The dashboard keeps its range.',
        defaultValue: DEFAULT_OPTIONS.beyondRange,
      })
      .addBooleanSwitch({
        path: 'showLegend',
        name: 'Legend and table',
        description: 'The legend; with three or more series on a wide panel, a table of them.',
        defaultValue: DEFAULT_OPTIONS.showLegend,
      }),
  );
