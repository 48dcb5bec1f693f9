// The menu at the end of the trust line: takes the data or the picture away, or makes an alert rule of them.
import { AppEvents, type GrafanaTheme2 } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Dropdown, IconButton, Menu, useTheme2 } from '@grafana/ui';
import { type RefObject, useMemo, useState } from 'react';
import { AlertDrawer, type AlertSubject, mayCreateRules } from '../../../shared/alerts/index.ts';
import { copyText, download, told } from '../../../shared/deliver/index.ts';
import type { MarkSide } from '../../../shared/frames/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { DrawnSeries } from '../chart/drawn-series.ts';
import { csvOf, fileName, jsonOf, pictureOf } from '../export/index.ts';
import { lineText, type SaidLine } from './line-text.ts';

interface Props {
  readonly title: string;
  readonly series: readonly DrawnSeries[];
  readonly line: SaidLine;
  readonly note: string;
  /** Of what was unusual, those that are drawn. */
  readonly marks: readonly MarkSide[];
  /** What holds the chart. */
  readonly chart: RefObject<HTMLElement | null>;
  /** What a rule would be about; undefined: the panel shows no stored metric. */
  readonly alert: (() => Promise<AlertSubject>) | undefined;
}

export function ForecastMenu(props: Props) {
  const theme = useTheme2();
  const actions = useMemo(() => actionsOf(props, theme), [props, theme]);
  const { copyCsv, saveCsv, saveJson, savePicture } = actions;
  const { alert } = props;
  const [subject, setSubject] = useState<AlertSubject>();
  const openDrawer = alert && told('No alert rule can be made of this panel', async () => setSubject(await alert()));
  const menu = (
    <Menu ariaLabel="Data and picture">
      <Menu.Item label="Copy as CSV" icon="copy" onClick={copyCsv} />
      <Menu.Item label="Download CSV" icon="download-alt" onClick={saveCsv} />
      <Menu.Item label="Download JSON" icon="brackets-curly" onClick={saveJson} />
      <Menu.Item label="Download picture (PNG)" icon="camera" onClick={savePicture} />
      {openDrawer && mayCreateRules() && <Menu.Item label="Create alert rule…" icon="bell" onClick={openDrawer} />}
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <IconButton
          name="ellipsis-h"
          size="md"
          variant="secondary"
          tooltip="Data and picture"
          data-testid={TEST_IDS.forecastPanel.menu}
        />
      </Dropdown>
      {subject && <AlertDrawer subject={subject} onClose={() => setSubject(undefined)} />}
    </>
  );
}

function actionsOf({ title, series, line, note, marks, chart }: Props, theme: GrafanaTheme2) {
  const name = (ending: string) => fileName(title, Date.now(), ending);
  const csv = () => csvOf(series);
  return {
    copyCsv: told('The data cannot be copied', async () => {
      await copyText(csv());
      getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: ['Copied as CSV'] });
    }),
    // With its mark spreadsheets know that it is UTF-8.
    saveCsv: told('The table cannot be saved', async () =>
      download(new Blob(['\ufeff', csv()], { type: 'text/csv;charset=utf-8' }), name('csv')),
    ),
    saveJson: told('The data cannot be saved', async () =>
      download(new Blob([jsonOf(series, title, Date.now())], { type: 'application/json' }), name('json')),
    ),
    savePicture: told('No picture can be taken', async () => {
      const named = series.filter(({ other }) => !other);
      const picture = { title, trust: lineText(line), series: named, marks, note, theme };
      if (chart.current) download(await pictureOf({ chart: chart.current, ...picture }), name('png'));
    }),
  };
}
