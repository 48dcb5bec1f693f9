// How to read the fields of a breach query, with an example.
export function HelpText() {
  return (
    <>
      <p>
        <b>An example.</b> Metric <code>requests</code>, limit <i>above</i> <code>1000</code>, horizon <code>48</code>:
        a row for each series with the chance that any of the 48 steps to come is above 1,000, and in how many days that
        is as likely as not. In an alert rule with the condition <code>above 0.2</code>, it fires before the limit is
        crossed.
      </p>
      <ul>
        <li>Only steps after now count, also of a forecast that was stored yesterday.</li>
        <li>
          <code>days_until</code> is infinite where a crossing is less likely than not within the horizon: a condition
          such as <code>below 7</code> then does not hold.
        </li>
        <li>
          <code>headroom</code> is what is left between the limit and the upper end of the range of the highest value to
          come (below: the lower end of the lowest). It is negative where the range reaches beyond the limit.
        </li>
        <li>A series that is beyond its limit already says so; the chance is still that of the steps to come.</li>
        <li>A forecast that has run out, or whose data stopped, has no numbers, and the answer says which of both.</li>
      </ul>
    </>
  );
}
