// One way to define a type of query on the browser's side: its name, its newest form, and how it is told in a line. Its
// editor is beside the others in editor/, its schema in the contracts.
import type { SavedQuery } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';
import type { ForesightQuery } from './foresight-query.ts';

export interface QueryKind<Q extends ForesightQuery = ForesightQuery> {
  readonly type: Q['queryType'];
  /** In the list of types. */
  readonly label: string;
  /** What it answers, in a line. */
  readonly description: string;
  /** A new one, without refId. */
  readonly fresh: Omit<Q, keyof DataQuery> & { readonly queryType: Q['queryType'] };
  /** @throws for a version that is not known */
  readonly migrate: (saved: SavedQuery) => SavedQuery;
  /** Whether there is enough to ask; a query that is not complete is not sent. */
  readonly complete: (query: Q) => boolean;
  /** The query in one line; empty where there is none yet. */
  readonly text: (query: Q) => string;
  /** The query for marks on a dashboard's time axis. Absent: the type has no moments to mark. */
  readonly annotation?: (query: Q) => Q;
}
