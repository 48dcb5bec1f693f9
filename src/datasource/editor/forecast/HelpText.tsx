// How to read the fields of a forecast query, with an example.
export function HelpText() {
  return (
    <>
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
    </>
  );
}
