// The Foresight data sources of this organisation, each with its health. The chosen one shows all its checks.
import type { DataSourceInstanceSettings } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import type { Health } from '../../shared/service/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { ADD_DATA_SOURCE, here } from '../links.ts';
import type { Rights } from '../rights.ts';
import { Card } from './Card.tsx';
import { DataSourceItem } from './DataSourceItem.tsx';

interface Props {
  readonly sources: readonly DataSourceInstanceSettings[];
  /** Its uid. */
  readonly chosen: string;
  readonly choose: (uid: string) => void;
  /** Is told each answer. */
  readonly told: (uid: string, health: Health) => void;
  readonly may: Rights;
}

export function DataSources({ sources, chosen, choose, told, may }: Props) {
  const add = may.configure ? (
    <LinkButton size="sm" variant="secondary" icon="plus" href={here(ADD_DATA_SOURCE)}>
      Add
    </LinkButton>
  ) : null;
  return (
    <Card title="Data sources" aside={add} testId={TEST_IDS.home.dataSources}>
      {sources.map(source => (
        <DataSourceItem
          key={source.uid}
          source={source}
          chosen={source.uid === chosen}
          choose={choose}
          told={told}
          may={may}
        />
      ))}
    </Card>
  );
}
