// Stand-in for Grafana's table panel: one frame, chosen from a list when there are several.

import { getFrameDisplayName, type PanelProps } from '@grafana/data';
import { Combobox, Table } from '@grafana/ui';
import { useState } from 'react';
import { standIn } from './stand-in.ts';

interface Options {
  readonly frameIndex?: number;
  readonly showHeader?: boolean;
}

const CHOICE_HEIGHT = 40;

function TablePanel({ data, width, height, options }: PanelProps<Options>) {
  const [chosen, setChosen] = useState(options.frameIndex ?? 0);
  const frame = data.series[chosen] ?? data.series[0];
  if (!frame) return <div>No data</div>;
  const several = data.series.length > 1;
  const choices = data.series.map((one, value) => ({ value, label: getFrameDisplayName(one) }));
  return (
    <>
      <Table
        data={frame}
        width={width}
        height={several ? height - CHOICE_HEIGHT : height}
        noHeader={options.showHeader === false}
      />
      {several && <Combobox options={choices} value={chosen} onChange={({ value }) => setChosen(value)} width={40} />}
    </>
  );
}

export const tablePanel = standIn<Options>('table', TablePanel).useFieldConfig({
  useCustomConfig: builder => {
    for (const path of ['width', 'align', 'cellOptions', 'filterable', 'inspect', 'hidden', 'minWidth']) {
      const item = { id: path, path, name: path, editor: () => null, override: () => null };
      builder.addCustomEditor({ ...item, shouldApply: () => true, process: (value: unknown) => value });
    }
  },
});
