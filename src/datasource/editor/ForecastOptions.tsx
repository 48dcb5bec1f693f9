// Bands and method of the forecast behind an answer, folded away. Closed, it says what holds.
import type { ForecastChoice, MethodAnswer } from '@foresight/contracts';
import { Stack } from '@grafana/ui';
import { Disclosure } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { Settings } from '../settings.ts';
import { bandsText, defaultBands } from './bands-text.ts';
import type { FieldProps } from './field-props.ts';
import { LevelsField } from './LevelsField.tsx';
import { ModelField } from './ModelField.tsx';

interface Props extends FieldProps<ForecastChoice> {
  readonly settings: Settings;
  readonly methods: readonly MethodAnswer[];
}

export function ForecastOptions({ query, change, settings, methods }: Props) {
  const { levels, model } = query;
  const bands = levels ? bandsText(levels) : defaultBands(settings);
  const summary = `Range ${bands} · Model ${model ?? 'as trained'}`;
  return (
    <Disclosure title="Options" summary={summary} testId={TEST_IDS.queryEditor.options}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
        <LevelsField query={query} change={change} settings={settings} />
        <ModelField query={query} change={change} methods={methods} />
      </Stack>
    </Disclosure>
  );
}
