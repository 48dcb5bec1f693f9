import { describe, expect, it } from 'vitest';
import { explain, type FailureKind } from './errors.ts';

// Each line is what PostgreSQL 18.4 or 15.18 printed in that situation.
describe('explain', () => {
  it.each<[FailureKind, string]>([
    ['disk-full', 'initdb: error: could not write file "/d/pg_wal/000000010000000000000001": No space left on device'],
    ['port-taken', 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use'],
    ['memory-in-use', 'FATAL:  pre-existing shared memory block (key 123, ID 4) is still in use'],
    ['binaries', 'postgres: error while loading shared libraries: libicui18n.so.60: cannot open shared object file'],
    ['permission', 'FATAL:  data directory "/d" has wrong ownership'],
    ['permission', 'FATAL:  could not open file "/d/global/pg_control": Permission denied'],
    ['permission', 'initdb: error: could not look up effective user ID 12345: user does not exist'],
    ['failed', 'FATAL:  something else'],
  ])('finds %s in what Postgres prints', (kind, line) => {
    const error = explain('Starting Postgres', '/data', ['LOG:  starting PostgreSQL', line]);
    expect(error.kind).toBe(kind);
    expect(error.message).toContain(line);
  });
});
