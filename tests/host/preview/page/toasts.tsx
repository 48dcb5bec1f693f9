// What the libraries and our pages tell by event: "saved", "failed". Grafana shows it in the upper right corner.

import { css } from '@emotion/css';
import { AppEvents, type GrafanaTheme2 } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Alert, type AlertVariant, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

const SEVERITY: readonly (readonly [event: { readonly name: string }, severity: AlertVariant])[] = [
  [AppEvents.alertSuccess, 'success'],
  [AppEvents.alertInfo, 'info'],
  [AppEvents.alertWarning, 'warning'],
  [AppEvents.alertError, 'error'],
];
const SHOWN_MS = 5_000;

interface Toast {
  readonly id: number;
  readonly severity: AlertVariant;
  readonly title: string;
  readonly text: string;
}

let lastId = 0;

export function Toasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const styles = useStyles2(getStyles);
  useEffect(() => {
    const remove = (id: number) => setToasts(all => all.filter(toast => toast.id !== id));
    const add = (severity: AlertVariant, payload: readonly unknown[]) => {
      const id = ++lastId;
      setToasts(all => [...all, { id, severity, title: String(payload[0] ?? ''), text: String(payload[1] ?? '') }]);
      setTimeout(remove, SHOWN_MS, id);
    };
    const subscriptions = SEVERITY.map(([{ name: type }, severity]) =>
      getAppEvents()
        .getStream<{ readonly type: string; readonly payload: readonly unknown[] }>({ type } as never)
        .subscribe(({ payload }) => add(severity, payload)),
    );
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    };
  }, []);
  return (
    <div className={styles.corner}>
      {toasts.map(({ id, severity, title, text }) => (
        <Alert key={id} severity={severity} title={title} elevated>
          {text}
        </Alert>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  corner: css({ position: 'fixed', right: theme.spacing(2), top: theme.spacing(2), zIndex: theme.zIndex.portal }),
});
