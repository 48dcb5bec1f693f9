// Bearer tokens: 'fsk_<id>_<secret>'. The id finds the row, the secret is compared by hash in constant time.
// The secret has 256 random bits, so a plain SHA-256 is enough: there is nothing to guess from a word list.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface MintedToken {
  readonly id: string;
  /** Shown once. */
  readonly token: string;
  readonly secretSha256: Buffer;
}

/** Id, then secret. */
export const TOKEN_FORM = /^fsk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;

export function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

export function mintToken(): MintedToken {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { id, token: `fsk_${id}_${secret}`, secretSha256: sha256(secret) };
}

/** @returns undefined when the text does not have the form of a token */
export function parseToken(token: string): { id: string; secretSha256: Buffer } | undefined {
  const match = TOKEN_FORM.exec(token);
  return match ? { id: match[1]!, secretSha256: sha256(match[2]!) } : undefined;
}

export function sameSecret(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
