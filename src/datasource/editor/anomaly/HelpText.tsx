// How to read the fields of an anomaly query, with an example.
export function HelpText() {
  return (
    <>
      <p>
        <b>An example.</b> Metric <code>requests</code>, sensitivity <i>serious</i>, direction <i>down</i>, at least off
        by <code>20</code> %: falls of a fifth or more below what was expected, unlike anything of the last two weeks.
        Shown as <i>series</i>: the values, the band of 99 % of them, and a score from 0 to 100. Shown as{' '}
        <i>findings</i>: a row for each, with the reason in words.
      </p>
      <ul>
        <li>
          Every value is judged by what came before it. At first a series is learned from: a day of 5-minute values, two
          days of hourly ones. Until then only single values far out are found.
        </li>
        <li>
          After a finding there are twelve hours without another. All conditions must hold; stuck series and gaps do not
          ask them.
        </li>
        <li>To mark findings in every graph of a dashboard, add it in the dashboard settings under Annotations.</li>
      </ul>
    </>
  );
}
