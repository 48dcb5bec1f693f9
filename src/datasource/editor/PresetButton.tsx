// Ready-made queries to start from; not there where the workspace has none of their metrics.
import { Button, Dropdown, Field, Menu } from '@grafana/ui';
import { useCallback } from 'react';
import { type Resources, useLoaded } from '../../shared/service/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { type Preset, presetsFor } from '../presets/index.ts';
import type { ForesightQuery } from '../query/index.ts';

interface Props {
  readonly query: ForesightQuery;
  readonly ask: Resources;
  /** Saves the preset instead of the query. */
  readonly onChoose: (query: ForesightQuery) => void;
}

export function PresetButton({ query, ask, onChoose }: Props) {
  const metrics = useLoaded(useCallback(() => ask.metrics(), [ask]));
  const presets = presetsFor(metrics.value ?? []);
  if (presets.length === 0) return null;
  const menu = (
    <Menu>
      {presets.map(preset => (
        <Menu.Item
          key={preset.id}
          label={preset.name}
          description={preset.description}
          onClick={() => onChoose(startedFrom(preset, query))}
          testId={TEST_IDS.queryEditor.preset(preset.id)}
        />
      ))}
    </Menu>
  );
  return (
    <Field label="Preset" noMargin>
      <Dropdown overlay={menu} placement="bottom-start">
        <Button variant="secondary" icon="angle-down" iconPlacement="right" data-testid={TEST_IDS.queryEditor.presets}>
          Start from a preset
        </Button>
      </Dropdown>
    </Field>
  );
}

/** The preset in the place of the query: a member of the old one would change what the preset says. */
function startedFrom({ query: preset }: Preset, { refId, datasource, hide }: ForesightQuery): ForesightQuery {
  return { ...preset, refId, ...(datasource ? { datasource } : {}), ...(hide === undefined ? {} : { hide }) };
}
