// A PostgreSQL server of one's own instead of the embedded one, in the oldest version that is supported.
import { expect, it } from 'vitest';
import { testDatabase } from '../../backend-proxy/src/platform/postgres/test-database.ts';
import { desk, everythingIn, hourly, put } from './support/index.ts';

it('starts on PostgreSQL 15 named by DATABASE_URL, trains, and starts no database itself', async () => {
  const { url } = await testDatabase({ major: 15 });
  const at = desk({ DATABASE_URL: url });
  const words = ['start', '--once', '--data', put(at.folder, 'load.csv', hourly(3, 200))];
  const { code, stdout, stderr } = await at.run(words);
  expect(code).toBe(0);
  expect(stderr).toContain('load.csv → metric load: 3 series (3 new), 600 points added');
  expect(stdout).toMatch(/\d of 3 beat seasonal naive/);
  expect(stderr).not.toContain(new URL(url).password);
  expect(everythingIn(at.dataDir)).toEqual(['token-main', 'uploads/']);
  const doctor = await at.run(['doctor']);
  expect(doctor.code).toBe(0);
  expect(doctor.stdout).toMatch(/✓ postgres:.*: PostgreSQL 15\./);
});
