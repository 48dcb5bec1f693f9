// What a click sets off, with a word in Grafana's way when it goes wrong.
import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';

/** @param what the title of the notice; the reason stands below it */
export const told = (what: string, act: () => Promise<void>) => (): void => {
  act().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    getAppEvents().publish({ type: AppEvents.alertError.name, payload: [what, why] });
  });
};
