// Horizon and band for queries that name none.
import { TEST_IDS } from '../../shared/test-ids.ts';
import { levelText, readHorizon, readLevel, type Settings } from '../settings.ts';
import type { ConfigProps } from './config-props.ts';
import { NumberField } from './NumberField.tsx';

export function DefaultsFields({ options, onOptionsChange }: ConfigProps) {
  const { jsonData, readOnly: disabled = false } = options;
  const { defaultHorizon, defaultLevel } = jsonData;
  const save = (members: Partial<Settings>) => {
    const entries = Object.entries({ ...jsonData, ...members }).filter(([, value]) => value !== undefined);
    onOptionsChange({ ...options, jsonData: Object.fromEntries(entries) });
  };
  return (
    <>
      <NumberField
        label="Default horizon"
        description="How far ahead, 1 to 10,000 steps. Empty: as far as the stored forecast reaches."
        suffix="steps"
        placeholder="as trained"
        saved={defaultHorizon === undefined ? '' : String(defaultHorizon)}
        read={readHorizon}
        save={value => save({ defaultHorizon: value })}
        disabled={disabled}
        testId={TEST_IDS.configEditor.horizon}
      />
      <NumberField
        label="Default band"
        description="Share of truths that the band promises to hold, 50 to 99%. Empty: the bands of the stored forecast."
        suffix="%"
        placeholder="as trained"
        saved={defaultLevel === undefined ? '' : levelText(defaultLevel)}
        read={readLevel}
        save={value => save({ defaultLevel: value })}
        disabled={disabled}
        testId={TEST_IDS.configEditor.level}
      />
    </>
  );
}
