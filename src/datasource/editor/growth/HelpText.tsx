// How to read the fields of a growth query, with an example.
export function HelpText() {
  return (
    <>
      <p>
        <b>An example.</b> Metric <code>active_users_30d</code>, horizon <code>90</code>, show <i>goals</i>, goal{' '}
        <code>1000</code> by <code>2027-03-31</code>: the chance that the metric is above 1,000 on any day until then,
        and the day on which that is as likely as not.
      </p>
      <ul>
        <li>
          Best and worst are the ends of the narrowest band asked for, 80 % unless you choose another: on each day one
          time in ten it goes better than best, one time in ten worse than worst.
        </li>
        <li>
          An expected date is told only where the chance is 50 % or more; its range is the middle half of the possible
          dates. A chance with a date is that by its date, one without is that within the horizon.
        </li>
        <li>
          The rate compares the mean of the horizon with the mean of as many steps before. By week, month and year it is
          the steady rate that leads from one to the other. By year needs a year of history: less would take a season
          for growth.
        </li>
        <li>Milestones are the next three round numbers between the last value and the best case.</li>
      </ul>
    </>
  );
}
