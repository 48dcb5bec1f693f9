// How to read the fields of a model query, with an example.
export function HelpText() {
  return (
    <>
      <p>
        <b>An example.</b> Metric <i>visits</i>, show <i>health</i>, number <i>healthy</i>: 1 where the forecast that
        serves is fresh, 0 where it is stale, drifting, failing or without data. In an alert rule with the condition{' '}
        <code>below 1</code>, it fires when a forecast can no longer be trusted.
      </p>
      <ul>
        <li>
          Coverage is the share of the latest values that the widest band held, each with what was said before it came;
          promised is what the band stands for. Far apart, the state is <i>drifting</i>.
        </li>
        <li>
          A series without a forecast has no numbers: a rule takes that as no data. Without a metric, all series that
          have a forecast are told, 500 at most.
        </li>
        <li>
          <i>Errors</i> draws how wrong each forecast was, at the time when it was issued: mean absolute error over what
          the series changes from one value to the next.
        </li>
        <li>
          <i>Challengers</i> tells of each other model that is tried beside the one that serves: at how many moments
          both were measured, by what share it errs less (gain), how often chance alone would set them as far apart (p),
          and the verdict. It is of a whole metric; labels choose nothing there.
        </li>
      </ul>
    </>
  );
}
