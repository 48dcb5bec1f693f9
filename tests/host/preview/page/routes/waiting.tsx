// What stands where something is still loading, or could not be.

import { Alert, LoadingPlaceholder } from '@grafana/ui';
import type { ReactNode } from 'react';
import type { Loaded } from './use-loaded.ts';

interface WaitingProps<T> {
  readonly loaded: Loaded<T>;
  readonly children: (value: T) => ReactNode;
}

export function Waiting<T>({ loaded, children }: WaitingProps<T>) {
  if (!loaded) return <LoadingPlaceholder text="Loading …" />;
  if ('error' in loaded) return <Alert title={loaded.error.message} severity="error" />;
  return <>{children(loaded.value)}</>;
}
