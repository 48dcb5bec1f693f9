// Features of people asked of the rows in plain SQL: the yardstick of those that come from segments.

/** A row a person, by number; columns in the order of PERSON_FEATURE_NAMES. $1: the moment, epoch milliseconds. */
export const PERSON_FEATURES_IN_SQL = `
  with seen as (
    select person_id, name_id, session_id, value, analytics.ms_of(ts) as ms, ($1 - analytics.ms_of(ts)) / 86400000 as age,
           analytics.ms_of(lead(ts) over (partition by person_id, session_id is null order by ts)) as next_ms
    from analytics.event where ts < analytics.at_ms($1)),
  visit as (
    select person_id, min(age) as age from seen where session_id is not null group by person_id, session_id
    union all
    select person_id, age from seen where session_id is null and (next_ms is null or next_ms - ms > 1800000)),
  visits as (
    select person_id, count(*) filter (where age <= 7) as s7, count(*) filter (where age <= 30) as s30,
           count(*) filter (where age <= 90) as s90, count(*) as s from visit group by 1),
  counted as (
    select person_id, min(age) as recency, max(age) as tenure,
      count(*) filter (where age <= 1) as e1, count(*) filter (where age <= 7) as e7,
      count(*) filter (where age <= 14) as e14, count(*) filter (where age <= 30) as e30,
      count(*) filter (where age <= 60) as e60, count(*) filter (where age <= 90) as e90, count(*) as e,
      count(distinct ceil(age)) filter (where age <= 7) as d7, count(distinct ceil(age)) filter (where age <= 30) as d30,
      count(distinct ceil(age)) filter (where age <= 90) as d90, count(distinct ceil(age)) as d,
      coalesce(sum(value) filter (where age <= 7), 0) as v7, coalesce(sum(value) filter (where age <= 30), 0) as v30,
      coalesce(sum(value) filter (where age <= 90), 0) as v90, coalesce(sum(value), 0) as v,
      count(distinct name_id) filter (where age <= 7) as n7, count(distinct name_id) filter (where age <= 30) as n30,
      count(distinct name_id) filter (where age <= 90) as n90, count(distinct name_id) as n
    from seen group by 1)
  select person_id, recency, tenure, e1, e7, e30, e90, e, d7, d30, d90, d, s7, s30, s90, s, v7, v30, v90, v, n7, n30, n90, n,
         (2 * e7 - e14)::float8 / nullif(e14, 0), (2 * e30 - e60)::float8 / nullif(e60, 0)
  from counted join visits using (person_id) order by person_id`;
