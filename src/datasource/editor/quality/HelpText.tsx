// How to read the fields of a quality query, with an example.
export function HelpText() {
  return (
    <>
      <p>
        <b>An example.</b> No metric, show <i>metrics</i>, number <i>age_steps</i>: how many steps each metric is late,
        told by its series that is latest. In an alert rule with the condition <code>above 3</code>, it fires when data
        stop coming.
      </p>
      <ul>
        <li>
          The step of a series is told by its own values. Completeness is the share of the steps within the time range
          that hold a value; the step that is running now is not expected yet, silence at the end counts as missing.
        </li>
        <li>Of a metric, completeness is its worst series', age and gap are its latest series', points are summed.</li>
        <li>
          A series with fewer than two values, or with values at no regular step, is left out, and the answer says so.
        </li>
      </ul>
    </>
  );
}
