// Words on the command line that cannot be meant: exit code 2, the reason and a way out on stderr, nothing done.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { desk, everythingIn, hourly, put } from './support/index.ts';

const at = desk();
put(at.folder, 'good.csv', hourly(1, 48));
const before = everythingIn(at.folder);

const WRONG: [string[], RegExp, RegExp][] = [
  [['--horizon', '0'], /horizon 0 /, /whole number from 1 to 10000/],
  [['--horizon', '1.5'], /horizon 1\.5 /, /whole number from 1 to 10000/],
  [['--level', '1.2'], /level 1\.2 /, /percent from 50 to 99/],
  [['--level', '30'], /level 30 /, /percent from 50 to 99/],
  [['--season', '1'], /season 1 /, /whole numbers from 2 to 100000/],
  [['--model', 'prophecy'], /no model "prophecy"; known: .*damped-holt/, /use 'auto'/],
  [['--freq', '1fortnight'], /frequency '1fortnight'/, /15min or 1h/],
  [['--lower', 'low'], /limit low is no number/, /0 or 99\.5/],
  [['--lower', '5', '--upper', '5'], /lower limit 5 is not below the upper limit 5/, /exchange them/],
  [['--transform', 'sqrt'], /argument 'sqrt' is invalid/, /auto, none, log, box-cox/],
  [['--time-zone', 'Mars/Base'], /no time zone 'Mars\/Base'/, /Europe\/Berlin/],
  [['--holidays', 'DE-BX'], /no holiday calendar 'DE-BX'; near: DE-BB/, /foresight holidays/],
  [['--events', 'none.csv'], /none\.csv: there is no such file/, /check the path/],
  [['--events', 'good.csv'], /good\.csv: row 1, column name: the header lacks name and from/, /name, from and to/],
  [['--hierarchy', 'team'], /no series has the label 'team'/, /no column of labels/],
  [['--hierarchy', 'team', '--reconciliation', 'top-down'], /'top-down' is invalid/, /min-trace, bottom-up/],
  [['--reconciliation', 'bottom-up'], /--reconciliation without --hierarchy/, /name the labels/],
  [['--frobnicate'], /unknown option '--frobnicate'/, /./],
];

/** The options are the same code in both commands: some of them prove that both use it. */
const CASES = [
  ...WRONG.map(wrong => ['forecast', ...wrong] as const),
  ...WRONG.filter(([[word, value]]) => value === '0' || ['--model', '--holidays', '--events'].includes(word!)).map(
    wrong => ['import', ...wrong] as const,
  ),
];

describe('foresight forecast and import', () => {
  it.each(CASES)('%s refuses %j', async (command, words, reason, wayOut) => {
    const options = command === 'forecast' ? ['--horizon', '3', '--out', 'out.csv'] : [];
    const { code, stdout, stderr } = await at.run([command, 'good.csv', ...options, ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(wayOut);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(everythingIn(at.folder)).toEqual(before);
    expect(existsSync(at.dataDir)).toBe(false);
  });
});

describe('foresight', () => {
  it.each([
    [['forecast', 'good.csv'], "required option '--horizon <steps>' not specified"],
    [['forecast', '--horizon', '3'], "missing required argument 'file'"],
    [['import', 'good.csv', '--metric', 'two words'], "'two words' is not a name of a metric"],
    [['forcast', 'good.csv'], "unknown command 'forcast'"],
    [['predict', 'good.csv'], 'fix: see foresight --help'],
    [['token', 'create', 'x', '--right', 'own'], 'Allowed choices are read, write, admin'],
  ])('refuses %j', async (words, reason) => {
    const { code, stdout, stderr } = await at.run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(existsSync(at.dataDir)).toBe(false);
  });

  it('shows its commands and ends well when asked for help', async () => {
    const { code, stdout, stderr } = await at.run(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of ['start', 'serve', 'import', 'forecast', 'doctor', 'token', 'northlight']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    }
  });

  it('names file and line of a wrong key in foresight.yaml before anything starts', async () => {
    const other = desk();
    put(other.folder, 'foresight.yaml', 'http:\n  host: 127.0.0.1\n  prot: 80\n');
    const data = put(other.folder, 'good.csv', hourly(1, 48));
    for (const words of [
      ['import', data],
      ['start', '--once', '--data', data],
      ['token', 'list'],
    ]) {
      const { code, stdout, stderr } = await other.run(words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('foresight.yaml:3: http.prot is not a known key; known here: host, port');
    }
    expect(existsSync(other.dataDir)).toBe(false);
  });
});
