// How to read the fields, with an example.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Disclosure } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';

export function Help() {
  return (
    <Disclosure title="Help" testId={TEST_IDS.queryEditor.help}>
      <HelpText />
    </Disclosure>
  );
}

export function HelpText() {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.text}>
      <p>
        <b>An example.</b> Metric <code>requests</code>, filter <code>service = api</code>, series <i>Each</i>, horizon{' '}
        <code>48</code>: the history of each series of the api, and its next 48 steps. With series <i>Sum</i> and a sum
        for each <code>region</code>, the series of a region are added up first, and the answer has one forecast a
        region.
      </p>
      <ul>
        <li>
          <code>=~</code> and <code>!~</code> take an expression in RE2 syntax that fits the whole value:{' '}
          <code>api|web</code>, <code>eu-.*</code>. A variable with several values may stand under any comparison.
        </li>
        <li>Horizon and bands left empty take the data source's defaults, else what the stored forecast has.</li>
        <li>A forecast that is stored is answered at once; another horizon, band or model is computed on the spot.</li>
        <li>
          Calendar and limits: holidays, events and other metrics are what a forecast cannot see in the numbers alone. A
          metric that moves this one must be known over the horizon: as stored values, or as a stored forecast of its
          own.
        </li>
        <li>
          Each answer has a frame a role: actual, forecast, and lower and upper with their <code>level</code>. In an
          alert rule each is an instance of its own; under Options, Show takes the forecast alone. Rules have no
          variables.
        </li>
      </ul>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    maxWidth: '80ch',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1.8,
    ul: { paddingLeft: theme.spacing(2), listStyle: 'disc' },
    'p, ul': { marginBottom: theme.spacing(1) },
  }),
});
