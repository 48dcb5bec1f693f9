// React Router over Grafana's location service. Its history is version 4, which no ready-made router takes.

import { locationService } from '@grafana/runtime';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Router } from 'react-router-dom';

const history = locationService.getHistory();
const subscribe = (changed: () => void) => history.listen(changed);

export function LocationRouter({ children }: { readonly children: ReactNode }) {
  const location = useSyncExternalStore(subscribe, () => history.location);
  return (
    <Router location={location} navigator={history}>
      {children}
    </Router>
  );
}
