// Keeps a scenario under a name, and takes up those that were kept.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Button, Input, useStyles2 } from '@grafana/ui';
import { type FormEvent, useCallback, useState } from 'react';
import { ProblemAlert } from '../../../shared/components/index.ts';
import { readProblem, type ServiceProblem, useLoaded } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { listScenarios, saveScenario } from './scenarios-api.ts';
import type { WhatIf } from './use-what-if.ts';

interface Props {
  readonly whatIf: WhatIf;
  /** Uid of the data source. */
  readonly source: string;
}

/** Viewers may try, but not keep. */
const mayKeep = () => {
  const { orgRole, isGrafanaAdmin } = config.bootData.user;
  return isGrafanaAdmin || orgRole === 'Editor' || orgRole === 'Admin';
};

export function ScenarioActions({ whatIf, source }: Props) {
  const styles = useStyles2(getStyles);
  const [shown, setShown] = useState<'naming' | 'opening' | null>(null);
  const { adjustments, changed, onOpen } = whatIf;
  const close = () => setShown(null);
  if (shown === 'naming') return <Naming whatIf={whatIf} source={source} onDone={close} />;
  return (
    <>
      <div className={styles.buttons}>
        {mayKeep() && (
          <Button
            size="sm"
            disabled={adjustments.length === 0 || !changed}
            onClick={() => setShown('naming')}
            data-testid={TEST_IDS.forecastPanel.whatIfSave}
          >
            Save as scenario…
          </Button>
        )}
        <Button
          size="sm"
          variant="secondary"
          aria-expanded={shown === 'opening'}
          onClick={() => setShown(shown === 'opening' ? null : 'opening')}
          data-testid={TEST_IDS.forecastPanel.whatIfOpen}
        >
          Open scenario
        </Button>
        {adjustments.length > 0 && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => onOpen(null)}>
            Reset
          </Button>
        )}
      </div>
      {shown === 'opening' && <Opening source={source} whatIf={whatIf} onDone={close} />}
    </>
  );
}

function Naming({ whatIf, source, onDone }: Props & { readonly onDone: () => void }) {
  const styles = useStyles2(getStyles);
  const [name, setName] = useState('');
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ServiceProblem>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    try {
      whatIf.onOpen(await saveScenario(source, { name: name.trim(), adjustments: [...whatIf.adjustments] }));
      onDone();
    } catch (error) {
      setProblem(readProblem(error));
      setSaving(false);
    }
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <Input
        autoFocus
        aria-label="Name of the scenario"
        placeholder="Name, e.g. Autumn push"
        maxLength={200}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        data-testid={TEST_IDS.forecastPanel.whatIfName}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="sm" disabled={saving || name.trim() === ''}>
          {saving ? 'Saving …' : 'Save'}
        </Button>
        <Button size="sm" variant="secondary" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {problem && <ProblemAlert what="The scenario is not saved" problem={problem} />}
    </form>
  );
}

function Opening({ whatIf, source, onDone }: Props & { readonly onDone: () => void }) {
  const styles = useStyles2(getStyles);
  const { value, problem, loading, retry } = useLoaded(useCallback(() => listScenarios(source), [source]));
  if (problem) {
    return <ProblemAlert what="Scenarios cannot be listed" problem={problem} retry={retry} retrying={loading} />;
  }
  if (!value) return <div className={styles.quiet}>Asking for the scenarios …</div>;
  if (value.length === 0) return <div className={styles.quiet}>No scenario yet. Move a slider and save it.</div>;
  return (
    <ul className={styles.list} aria-label="Scenarios">
      {value.map(scenario => (
        <li key={scenario.slug}>
          <button
            type="button"
            className={styles.choice}
            title={scenario.description ?? scenario.name}
            onClick={() => {
              whatIf.onOpen(scenario);
              onDone();
            }}
          >
            {scenario.name}
          </button>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  form: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  quiet: css({ color: theme.colors.text.secondary }),
  list: css({ listStyle: 'none', maxHeight: 160, flexShrink: 0, overflowY: 'auto' }),
  choice: css({
    width: '100%',
    padding: theme.spacing(0.5, 1),
    border: 0,
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
  }),
});
