// What the query is to answer. The series stay chosen when the question about them changes.
import { TEST_IDS } from '../../shared/test-ids.ts';
import { type ForesightQuery, QUERY_KINDS, type QueryKind } from '../query/index.ts';
import { ChoiceField } from './ChoiceField.tsx';

interface Props {
  readonly query: ForesightQuery;
  readonly onChange: (query: ForesightQuery) => void;
}

export function KindField({ query, onChange }: Props) {
  return (
    <ChoiceField
      label="Question"
      value={query.queryType}
      options={QUERY_KINDS.map(({ type, label, description }) => ({ value: type, label, description }))}
      onChange={type => {
        const kind = QUERY_KINDS.find(known => known.type === type);
        if (kind && type !== query.queryType) onChange(asked(kind, query));
      }}
      placeholder={QUERY_KINDS[0]!.label}
      width={32}
      testId={TEST_IDS.queryEditor.kind}
    />
  );
}

/** A new query of the kind about the same series. */
function asked(kind: QueryKind, { refId, datasource, hide, ...before }: ForesightQuery): ForesightQuery {
  const { metric, labels, groupBy } = before;
  const series = 'metric' in kind.fresh ? { metric, labels, groupBy } : {};
  const kept = Object.entries({ refId, datasource, hide, ...series }).filter(([, value]) => value !== undefined);
  return { ...kind.fresh, ...Object.fromEntries(kept) } as ForesightQuery;
}
