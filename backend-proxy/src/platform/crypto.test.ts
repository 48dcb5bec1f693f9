import { describe, expect, it } from 'vitest';
import { mintToken, parseToken, sameSecret } from './crypto.ts';

describe('bearer tokens', () => {
  it('come apart into the id and the hash that is stored', () => {
    const minted = mintToken();
    const parsed = parseToken(minted.token)!;
    expect(parsed.id).toBe(minted.id);
    expect(sameSecret(parsed.secretSha256, minted.secretSha256)).toBe(true);
    expect(minted.token).not.toContain(minted.secretSha256.toString('hex'));
  });

  it('differ each time', () => {
    expect(new Set(Array.from({ length: 100 }, () => mintToken().token)).size).toBe(100);
  });

  it.each(['', 'fsk_', 'fsk_abc_def', 'Bearer x', `${mintToken().token}x`, mintToken().token.slice(1)])(
    'refuse the text %j',
    text => {
      expect(parseToken(text)).toBeUndefined();
    },
  );

  it('do not match another secret', () => {
    expect(sameSecret(mintToken().secretSha256, mintToken().secretSha256)).toBe(false);
    expect(sameSecret(Buffer.alloc(3), Buffer.alloc(4))).toBe(false);
  });
});
