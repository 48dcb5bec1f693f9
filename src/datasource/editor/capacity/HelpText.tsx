// How to read the fields of a capacity query, with an example.
export function HelpText() {
  return (
    <>
      <p>
        <b>An example.</b> Metric <code>requests</code>, horizon <code>168</code>, capacity <code>1000</code>: the peak
        of each of the next seven days with its range. Shown as <i>summary</i>: how much of the capacity the highest one
        takes, what is left, how likely it is not enough, and when. Shown as <i>days</i>: the highest days, at which
        hour each is highest, and the chance that it takes more than there is.
      </p>
      <ul>
        <li>
          A peak is the highest value of a day, not the highest point of the forecast: the middle of what the model
          holds possible for that day as a whole, so it is above the line of the forecast.
        </li>
        <li>
          Days are those of the time zone of the query, else of the workspace, with 23 or 25 hours where the clock
          changes. The first and the last day may be cut; the table says how many steps they have.
        </li>
        <li>
          <code>days_until_full</code> is infinite where the capacity is more likely to last beyond the horizon than
          not.
        </li>
      </ul>
    </>
  );
}
