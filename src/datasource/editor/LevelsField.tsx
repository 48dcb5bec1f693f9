// The promised shares of truths inside the bands, one band each.
import { MOST_LEVELS } from '@foresight/contracts';
import { Field, Label } from '@grafana/ui';
import { useId, useState } from 'react';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { isNumber, mayHoldVariable, numberToCome } from '../query/index.ts';
import { levelText, readLevel, type Settings } from '../settings.ts';
import { defaultBands } from './bands-text.ts';
import type { ForecastFieldProps } from './field-props.ts';
import { MultiChoice } from './MultiChoice.tsx';

interface Props extends ForecastFieldProps {
  readonly settings: Settings;
}

const USUAL = [50, 80, 90, 95, 99].map(percent => ({ value: String(percent), label: `${percent}%` }));

export function LevelsField({ query: { levels = [] }, change, settings }: Props) {
  const labelId = useId();
  const [wrong, setWrong] = useState<string>();
  const choose = (texts: readonly string[]) => {
    const read = texts.map(text => (mayHoldVariable(text) ? { value: numberToCome(text) } : readLevel(text)));
    const problem = read.find(({ wrong }) => wrong !== undefined)?.wrong;
    setWrong(problem ?? (texts.length > MOST_LEVELS ? `${MOST_LEVELS} bands are the most` : undefined));
    if (problem !== undefined || texts.length > MOST_LEVELS) return;
    const chosen = [...new Set(read.flatMap(({ value }) => value ?? []))].sort((a, b) =>
      isNumber(a) && isNumber(b) ? a - b : 0,
    );
    change({ levels: chosen.length > 0 ? chosen : undefined });
  };
  return (
    <Field label={<Label id={labelId}>Bands</Label>} noMargin invalid={wrong !== undefined} error={wrong}>
      <MultiChoice
        labelledBy={labelId}
        options={USUAL}
        value={levels.map(level => ({ value: levelText(level), label: `${levelText(level)}%` }))}
        onChange={choose}
        placeholder={defaultBands(settings)}
        createCustomValue
        width={36}
        testId={TEST_IDS.queryEditor.levels}
      />
    </Field>
  );
}
