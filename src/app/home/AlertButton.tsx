// Makes an alert rule about a metric: the same three sentences as in the menu of a forecast panel.
import type { MetricAnswer } from '@foresight/contracts';
import { IconButton } from '@grafana/ui';
import { useState } from 'react';
import { AlertDrawer, type AlertSubject } from '../../shared/alerts/index.ts';
import { told } from '../../shared/deliver/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { metricSubject } from './metric-subject.ts';

interface Props {
  /** Of the data source. */
  readonly uid: string;
  readonly metric: MetricAnswer;
}

export function AlertButton({ uid, metric }: Props) {
  const [subject, setSubject] = useState<AlertSubject>();
  const open = told('No alert rule can be made', async () => setSubject(await metricSubject(uid, metric)));
  return (
    <>
      <IconButton
        name="bell"
        size="md"
        variant="secondary"
        tooltip={`Create alert rule about ${metric.metric}…`}
        onClick={open}
        data-testid={TEST_IDS.home.alert(metric.metric)}
      />
      {subject && <AlertDrawer subject={subject} onClose={() => setSubject(undefined)} />}
    </>
  );
}
