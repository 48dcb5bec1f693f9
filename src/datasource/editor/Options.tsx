// What most queries leave as it is. Closed, it says what holds.
import type { MethodAnswer } from '@foresight/contracts';
import { Field, Stack, Switch } from '@grafana/ui';
import { useId } from 'react';
import { Disclosure } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { Settings } from '../settings.ts';
import type { FieldProps } from './field-props.ts';
import { LevelsField } from './LevelsField.tsx';
import { ModelField } from './ModelField.tsx';
import { optionsText } from './options-text.ts';

interface Props extends FieldProps {
  readonly settings: Settings;
  readonly methods: readonly MethodAnswer[];
}

export function Options({ query, change, settings, methods }: Props) {
  const id = useId();
  const { beyondRange = true } = query;
  return (
    <Disclosure title="Options" summary={optionsText(query, settings)} testId={TEST_IDS.queryEditor.options}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
        <LevelsField query={query} change={change} settings={settings} />
        <ModelField query={query} change={change} methods={methods} />
        <Field
          label="Whole horizon"
          description={beyondRange ? 'also past the end of the time range' : 'ends with the time range'}
          htmlFor={id}
          noMargin
        >
          <Switch
            id={id}
            value={beyondRange}
            onChange={event => change({ beyondRange: event.currentTarget.checked ? undefined : false })}
            data-testid={TEST_IDS.queryEditor.beyondRange}
          />
        </Field>
      </Stack>
    </Disclosure>
  );
}
