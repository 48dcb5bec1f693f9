// One sentence with what it would have done: chosen by its radio button.
import { css } from '@emotion/css';
import type { AlertRule } from '@foresight/contracts';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useCallback, useId } from 'react';
import { ProblemAlert } from '../components/index.ts';
import { useLoaded } from '../service/index.ts';
import { TEST_IDS } from '../test-ids.ts';
import { previewRule } from './alerts-api.ts';
import { countWords, reasonsOf } from './count-words.ts';
import { SENTENCE_TITLES, Sentence } from './Sentences.tsx';
import { Strip } from './Strip.tsx';

interface Props {
  readonly datasourceUid: string;
  readonly rule: AlertRule;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onChange: (rule: AlertRule) => void;
}

export function SentenceCard({ datasourceUid, rule, chosen, onChoose, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <section
      className={`${styles.card} ${chosen ? styles.chosen : ''}`}
      aria-labelledby={`${id}-title`}
      data-testid={TEST_IDS.alertDrawer.sentence(rule.kind)}
    >
      <label className={styles.title} htmlFor={id}>
        <input id={id} type="radio" name="foresight-alert" checked={chosen} onChange={onChoose} />
        <span id={`${id}-title`}>{SENTENCE_TITLES[rule.kind]}</span>
      </label>
      <div className={styles.sentence}>
        <Sentence rule={rule} onChange={onChange} />
      </div>
      <Before datasourceUid={datasourceUid} rule={rule} />
    </section>
  );
}

function Before({ datasourceUid, rule }: Pick<Props, 'datasourceUid' | 'rule'>) {
  const styles = useStyles2(getStyles);
  const load = useCallback(() => previewRule(datasourceUid, rule), [datasourceUid, rule]);
  const { value, problem, loading, retry } = useLoaded(load);
  const testId = TEST_IDS.alertDrawer.count(rule.kind);
  if (problem) {
    const what = 'The last 30 days cannot be replayed';
    return <ProblemAlert what={what} problem={problem} retry={retry} retrying={loading} />;
  }
  if (!value) return <div className={styles.quiet}>Going through the last 30 days …</div>;
  const words = countWords(value);
  return (
    <>
      <div role="status" data-testid={testId}>
        {words} <span className={styles.quiet}>(last 30 days)</span>
      </div>
      <Strip preview={value} label={words} />
      {reasonsOf(value).map(reason => (
        <div key={reason} className={styles.quiet}>
          {reason}
        </div>
      ))}
      <div className={styles.quiet}>{value.counted}</div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
  }),
  chosen: css({ borderColor: theme.colors.primary.border }),
  title: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: 0,
    cursor: 'pointer',
    fontWeight: 500,
  }),
  sentence: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1) }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
