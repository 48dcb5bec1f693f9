// What most queries leave as it is. Closed, it says what holds.
import { css } from '@emotion/css';
import type { MethodAnswer } from '@foresight/contracts';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Stack, Switch, useStyles2 } from '@grafana/ui';
import { useId } from 'react';
import { Disclosure } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { Settings } from '../settings.ts';
import type { FieldProps } from './field-props.ts';
import { LevelsField } from './LevelsField.tsx';
import { ModelField } from './ModelField.tsx';
import { optionsText } from './options-text.ts';
import { RolesField } from './RolesField.tsx';

interface Props extends FieldProps {
  readonly settings: Settings;
  readonly methods: readonly MethodAnswer[];
}

export function Options({ query, change, settings, methods }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const { beyondRange = true } = query;
  return (
    <Disclosure title="Options" summary={optionsText(query, settings)} testId={TEST_IDS.queryEditor.options}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
        <LevelsField query={query} change={change} settings={settings} />
        <ModelField query={query} change={change} methods={methods} />
        <RolesField query={query} change={change} />
        <Field label="Whole horizon" htmlFor={id} noMargin>
          <div className={styles.line}>
            <Switch
              id={id}
              value={beyondRange}
              onChange={event => change({ beyondRange: event.currentTarget.checked ? undefined : false })}
              data-testid={TEST_IDS.queryEditor.beyondRange}
            />
            <span>{beyondRange ? 'also past the end of the time range' : 'ends with the time range'}</span>
          </div>
        </Field>
      </Stack>
    </Disclosure>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: theme.spacing(theme.components.height.md),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
