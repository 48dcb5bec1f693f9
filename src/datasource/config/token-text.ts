// What to know about tokens.
import type { Right } from '@foresight/contracts';

export const TOKEN_COMMAND = 'foresight token create grafana --right write';

export const RIGHTS_HELP: readonly { readonly right: Right; readonly forWhat: string }[] = [
  { right: 'read', forWhat: 'panels, Explore and alert rules; nothing can be changed from Grafana' },
  { right: 'write', forWhat: 'editors of Grafana may also train models and push values' },
  { right: 'admin', forWhat: 'admins of Grafana may also make and revoke tokens' },
];

const FORM = /^fsk_[a-z0-9]{12}_[A-Za-z0-9_-]{43}$/;
const LENGTH = 60;

/** What is wrong with a token as it was typed; undefined for a good one, and for none. */
export function readToken(text: string): string | undefined {
  if (text === '' || FORM.test(text)) return undefined;
  if (!text.startsWith('fsk_')) return "A token begins with 'fsk_'";
  if (text.length === LENGTH) return 'A token has letters, digits, _ and - only';
  return `A token has ${LENGTH} characters; this has ${text.length}`;
}
