// Three sentences with blanks, each with what it would have done; one click creates one ordinary Grafana rule.
import { css } from '@emotion/css';
import { type AlertRule, alertProblem } from '@foresight/contracts';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { Alert, Button, Drawer, Stack, TextLink, useStyles2 } from '@grafana/ui';
import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '../components/index.ts';
import type { ServiceProblem } from '../service/index.ts';
import { TEST_IDS } from '../test-ids.ts';
import { type AlertSubject, firstRules } from './alert-subject.ts';
import { createFolder } from './alerts-api.ts';
import { type CreatedAlert, createAlert, OWN_FOLDER, ruleProblem } from './create-alert.ts';
import { NEW_FOLDER, Place } from './Place.tsx';
import { SentenceCard } from './SentenceCard.tsx';

interface Props {
  readonly subject: AlertSubject;
  readonly onClose: () => void;
}

type Done = CreatedAlert | { readonly problem: ServiceProblem };

export function AlertDrawer({ subject, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const [rules, setRules] = useState(() => firstRules(subject));
  const [kind, setKind] = useState<AlertRule['kind']>('breach');
  const [folder, setFolder] = useState<string>();
  /** The folder that was made from here. */
  const [made, setMade] = useState<string>();
  const [minutes, setMinutes] = useState(5);
  const [creating, setCreating] = useState(false);
  const [done, setDone] = useState<Done>();
  const end = useRef<HTMLDivElement>(null);
  // What became of it stands below the fold.
  useEffect(() => {
    if (done) end.current?.scrollIntoView({ block: 'nearest' });
  }, [done]);
  const rule = rules.find(one => one.kind === kind)!;
  const placed = async (): Promise<string> => {
    if (folder !== undefined && folder !== NEW_FOLDER) return folder;
    const { uid } = await createFolder(OWN_FOLDER);
    // It is there whatever becomes of the rule.
    setFolder(uid);
    setMade(uid);
    return uid;
  };
  const create = async () => {
    setCreating(true);
    setDone(undefined);
    try {
      setDone(await createAlert({ subject, rule, minutes, folderUid: await placed() }));
    } catch (error) {
      setDone({ problem: ruleProblem(error) });
    }
    setCreating(false);
  };
  return (
    <Drawer
      title={`Alert me about ${subject.title}`}
      subtitle="One ordinary Grafana rule. You can edit it in Alerting later."
      onClose={onClose}
      size="md"
    >
      <div className={styles.body} data-testid={TEST_IDS.alertDrawer.root}>
        {rules.map(one => (
          <SentenceCard
            key={one.kind}
            datasourceUid={subject.datasourceUid}
            rule={one}
            chosen={one.kind === kind}
            onChoose={() => setKind(one.kind)}
            onChange={next => {
              setRules(rules.map(old => (old.kind === next.kind ? next : old)));
              setKind(next.kind);
            }}
          />
        ))}
        <Place key={made} folder={folder} onFolder={setFolder} minutes={minutes} onMinutes={setMinutes} />
        <div className={styles.quiet}>
          No data: the rule says so, it never passes for good. Error: the rule says so as well. Filled: fired, and it
          happened. Hatched: fired, and nothing happened. Hollow: not known yet.
        </div>
        <div className={styles.outcome} ref={end}>
          {done && 'problem' in done && <ProblemAlert what="The rule is not created" problem={done.problem} />}
          {done && 'link' in done && (
            <Alert severity="success" title="The rule is created" bottomSpacing={0}>
              <TextLink href={locationUtil.assureBaseUrl(done.link)} inline={false}>
                Open it in Alerting
              </TextLink>
            </Alert>
          )}
          {done && 'interval' in done && done.interval && (
            <ProblemAlert what={`It is not checked every ${minutes} min yet`} problem={done.interval} />
          )}
        </div>
        <Stack direction="row" justifyContent="flex-end" gap={1}>
          <Button variant="secondary" onClick={onClose}>
            Close
          </Button>
          <Button
            onClick={create}
            disabled={creating || folder === undefined || alertProblem(rule) !== undefined}
            data-testid={TEST_IDS.alertDrawer.create}
          >
            {creating ? 'Creating …' : 'Create rule'}
          </Button>
        </Stack>
      </div>
    </Drawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  body: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  outcome: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), '&:empty': { display: 'none' } }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
