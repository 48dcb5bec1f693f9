// What is stored in the workspace of the chosen data source.
import type { DataSourceInstanceSettings } from '@grafana/data';
import { FilterInput } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { Copyable, ProblemAlert } from '../../shared/components/index.ts';
import { askResources, type Health, useLoaded } from '../../shared/service/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { Rights } from '../rights.ts';
import { Card } from './Card.tsx';
import { MetricTable } from './MetricTable.tsx';

interface Props {
  readonly source: DataSourceInstanceSettings;
  /** Undefined while it is not known. */
  readonly health: Health | undefined;
  readonly may: Rights;
}

/** A search is worth its place from here on. */
const MANY = 10;

export function Metrics({ source: { uid, name }, health, may }: Props) {
  const [text, setText] = useState('');
  const works = health !== undefined && health.state !== 'error';
  const load = useMemo(() => (works ? () => askResources(uid).metrics() : undefined), [uid, works]);
  const { value: metrics, problem, loading, retry } = useLoaded(load);
  const search =
    metrics && metrics.length > MANY ? (
      <FilterInput value={text} onChange={setText} placeholder="Search metrics" width={24} escapeRegex={false} />
    ) : null;
  return (
    <Card title={`Metrics in ${health?.seen?.workspace ?? name}`} aside={search} testId={TEST_IDS.home.metrics}>
      {problem ? (
        <ProblemAlert what="The metrics cannot be listed" problem={problem} retry={retry} retrying={loading} />
      ) : null}
      {health && !works ? <p>They are listed here as soon as the data source works.</p> : null}
      {!health || (works && loading && !metrics && !problem) ? <p>Asking the service …</p> : null}
      {metrics?.length === 0 ? (
        <>
          <p>No metric is stored yet. Import a CSV file where the service runs:</p>
          <Copyable text="foresight import FILE" />
        </>
      ) : null}
      {metrics && metrics.length > 0 ? <MetricTable metrics={metrics} text={text} uid={uid} may={may} /> : null}
    </Card>
  );
}
