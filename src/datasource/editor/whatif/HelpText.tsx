// How to read the fields of a what-if query, with an example.
export function HelpText() {
  return (
    <>
      <p>
        <b>An example.</b> Metric <code>credits_consumed</code>, an adjustment <code>credits_consumed</code> <i>%</i>{' '}
        <code>20</code> for <code>feature=chat</code> from <code>2026-12-01</code>: the forecast of each series, and
        beside it that of the series of chat, a fifth higher from December on.
      </p>
      <ul>
        <li>
          An adjustment of the metric itself changes its forecast directly and fully, band included. Nothing else is
          taken to change with it.
        </li>
        <li>
          An adjustment of another metric moves this one only where that is among its regressors (under Calendar and
          limits): then the forecast is made anew with that metric's changed future, by the effect the model learned.
          How sure that effect is, is not in the band. Where it is no regressor, nothing moves, and the answer says so.
        </li>
        <li>
          The difference is summed over all steps of the forecast. Its range counts possible futures that base and
          scenario share: something added is certain, a percentage is as uncertain as what it is taken of.
        </li>
        <li>
          A saved scenario is one for the whole workspace: a change to it reaches every panel that names it. Save one
          from the forecast panel, with <code>foresight scenario save</code>, or over the API.
        </li>
      </ul>
    </>
  );
}
