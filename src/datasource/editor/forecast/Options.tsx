// What most queries leave as it is. Closed, it says what holds.
import type { MethodAnswer } from '@foresight/contracts';
import { Stack } from '@grafana/ui';
import { Disclosure } from '../../../shared/components/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ForecastQuery } from '../../query/index.ts';
import type { Settings } from '../../settings.ts';
import type { FieldProps } from '../field-props.ts';
import { LevelsField } from '../LevelsField.tsx';
import { ModelField } from '../ModelField.tsx';
import { SwitchField } from '../SwitchField.tsx';
import { AsOfField } from './AsOfField.tsx';
import { optionsText } from './options-text.ts';
import { RolesField } from './RolesField.tsx';

interface Props extends FieldProps<ForecastQuery> {
  readonly settings: Settings;
  readonly methods: readonly MethodAnswer[];
}

export function Options({ query, change, settings, methods }: Props) {
  const { beyondRange = true } = query;
  return (
    <Disclosure title="Options" summary={optionsText(query, settings)} testId={TEST_IDS.queryEditor.options}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
        <LevelsField query={query} change={change} settings={settings} />
        <ModelField query={query} change={change} methods={methods} />
        <RolesField query={query} change={change} />
        <SwitchField
          label="Whole horizon"
          value={beyondRange}
          onChange={value => change({ beyondRange: value ? undefined : false })}
          on="also past the end of the time range"
          off="ends with the time range"
          testId={TEST_IDS.queryEditor.beyondRange}
        />
        <AsOfField query={query} change={change} />
      </Stack>
    </Disclosure>
  );
}
