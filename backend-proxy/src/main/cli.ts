#!/usr/bin/env node
// The command line: reads words, calls a command, turns errors into sentences and exit codes.
import { RECONCILIATIONS, RIGHTS, type Right, TRANSFORMS } from '@foresight/contracts';
import { MODEL_NAMES } from '@foresight/models';
import { Argument, Command, CommanderError, Option } from 'commander';
// Not through the door: behind it stands the whole HTTP service, and most words here are answered without it.
import { asForesightError } from '../api/known-errors.ts';
import { parseFrequency } from '../normalize/metric/index.ts';
import { ConfigError } from '../platform/config/index.ts';
import { PostgresError } from '../platform/postgres/index.ts';
import type { AnomaliesCommandOptions } from './commands/anomalies.command.ts';
import { parseDeviation, parsePoints } from './commands/anomaly-options.ts';
import type { BacktestCommandOptions } from './commands/backtest.command.ts';
import { parseBaseline, parseModels, parseOrigins, parseSpacing } from './commands/backtest-options.ts';
import type { ForecastCommandOptions } from './commands/forecast.command.ts';
import type { ImportCommandOptions } from './commands/import.command.ts';
import {
  parseHorizon,
  parseLevels,
  parseLimit,
  parseList,
  parseMetric,
  parseModel,
  parseSeasons,
} from './commands/options.ts';
import { terminal as out } from './terminal/index.ts';
import { VERSION } from './version.ts';

/** What a person typed or sent cannot be used. */
const BAD_INPUT = 2;
const FAILED = 1;
/** Ended by a signal before it was done; 128 + SIGINT, as shells have it. */
const INTERRUPTED = 130;

const option = {
  horizon: () => new Option('--horizon <steps>', 'steps ahead').argParser(parseHorizon),
  level: () => new Option('--level <list>', 'levels of the bands, percent').argParser(parseLevels),
  season: () =>
    new Option('--season <list>', "season lengths in steps, or 'none'; absent: detected").argParser(parseSeasons),
  freq: () => new Option('--freq <step>', 'for files without times: 15min, 1h, 1d, 1mo …').argParser(parseFrequency),
  model: () => new Option('--model <name>', MODEL_NAMES.join(', ')).argParser(parseModel),
  ignore: () => new Option('--ignore <columns>', 'columns to leave out').argParser(parseList),
  labels: () =>
    new Option('--labels <columns>', 'the extra columns that become labels; absent: all').argParser(parseList),
  id: () => new Option('--id <column>', 'the column that names the series'),
  time: () => new Option('--time <column>', 'the column of times'),
  value: () => new Option('--value <column>', 'the column of values'),
  workspace: () => new Option('--workspace <slug>', 'absent: the first of the configuration'),
};

/** Limits, calendar and other series, of the two commands that forecast files. */
const withFitOptions = (to: Command): Command =>
  to
    .option('--time-zone <name>', 'IANA name whose days and weeks count, such as Europe/Berlin')
    .addOption(
      new Option('--holidays <codes>', 'public holidays to reckon with: DE-BY,AT; see: foresight holidays').argParser(
        parseList,
      ),
    )
    .option('--events <file>', 'dates of your own: a CSV file with the columns name,from,to')
    .addOption(
      new Option(
        '--regressors <columns>',
        'columns that move the values; rows without a value give their future',
      ).argParser(parseList),
    )
    .addOption(new Option('--lower <limit>', 'what the values can never fall below').argParser(parseLimit))
    .addOption(new Option('--upper <limit>', 'what the values can never rise above').argParser(parseLimit))
    .addOption(new Option('--transform <scale>', 'scale the method works on').choices(TRANSFORMS))
    .option('--no-level-shifts', 'take a lasting jump of the past for what may come again');

/** Loaded when called: help and mistakes are answered at once. */
const command = {
  admin: () => import('./commands/admin.command.ts'),
  anomalies: () => import('./commands/anomalies.command.ts'),
  backtest: () => import('./commands/backtest.command.ts'),
  doctor: () => import('./commands/doctor.command.ts'),
  forecast: () => import('./commands/forecast.command.ts'),
  holidays: () => import('./commands/holidays.command.ts'),
  import: () => import('./commands/import.command.ts'),
  serve: () => import('./commands/serve.command.ts'),
  start: () => import('./commands/start.command.ts'),
};

/** Options as commander hands them over. */
type Typed<T> = T & { id?: string; time?: string; value?: string };

/** --id, --time and --value are one choice to those who read files. */
function withColumns<T extends { id?: string; time?: string; value?: string }>({ id, time, value, ...rest }: T) {
  const columns = { ...(id ? { id } : {}), ...(time ? { time } : {}), ...(value ? { value } : {}) };
  return { ...rest, ...(Object.keys(columns).length > 0 ? { columns } : {}) };
}

function program(): Command {
  const root = new Command('foresight')
    .description('Predictions inside Grafana: forecasts with honest bands over your metrics')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: text => out.print(text.trimEnd()), writeErr: text => out.note(text.trimEnd()) });

  root
    .command('start')
    .description('service with the sample workspace, or with a file of your own')
    .option('--once', 'do the main job and end', false)
    .option('--data <file>', 'a CSV file instead of the sample')
    .addOption(option.horizon())
    .addOption(option.level())
    .addOption(option.season())
    .addOption(option.model())
    .action(async options => (await command.start()).startCommand(options, out));

  root
    .command('serve')
    .description('service for production: JSON logs, until SIGTERM')
    .action(async () => (await command.serve()).serveCommand());

  withFitOptions(root.command('import'))
    .description('store a CSV file (plain or gzip; long or wide), train, and forecast')
    .argument('<file>')
    .addOption(new Option('--metric <name>', 'name of the metric; absent: the name of the file').argParser(parseMetric))
    .option('--no-train', 'store the points only')
    .addOption(option.horizon())
    .addOption(option.level())
    .addOption(option.season())
    .addOption(option.freq())
    .addOption(option.model())
    .addOption(option.ignore())
    .addOption(option.labels())
    .addOption(option.id())
    .addOption(option.time())
    .addOption(option.value())
    .addOption(option.workspace())
    .action(async (file: string, options: Typed<ImportCommandOptions>) =>
      (await command.import()).importCommand(file, withColumns(options), out),
    );

  withFitOptions(root.command('forecast'))
    .description('forecast a CSV file without a database')
    .argument('<file>')
    .addOption(option.horizon().makeOptionMandatory())
    .addOption(option.level().default([0.8, 0.95], '80,95'))
    .addOption(option.season())
    .addOption(option.freq())
    .addOption(option.model().default('auto'))
    .addOption(option.ignore())
    .addOption(option.labels())
    .addOption(option.id())
    .addOption(option.time())
    .addOption(option.value())
    .addOption(
      new Option('--limit <value>', 'ask how likely values above it are, and when first').argParser(parseLimit),
    )
    .addOption(new Option('--limit-below <value>', 'the same for values below it').argParser(parseLimit))
    .option('--explain', 'show the parts of the forecast: level, trend, seasons, events')
    .addOption(new Option('--format <format>', 'absent: by the ending of --out').choices(['csv', 'json']))
    .addOption(
      new Option(
        '--hierarchy <labels>',
        'forecast totals too, by these labels from coarse to fine, and make all add up',
      ).argParser(parseList),
    )
    .addOption(
      new Option('--reconciliation <way>', 'how they are made to add up').choices(RECONCILIATIONS).default('min-trace'),
    )
    .option('--out <file>', 'write CSV or, when it ends in .json, JSON; absent: a table and a chart')
    .action(async (file: string, options: Typed<ForecastCommandOptions>) =>
      (await command.forecast()).forecastCommand(file, withColumns(options), out),
    );

  withFitOptions(root.command('backtest'))
    .description('forecast a CSV file from past moments and score what came: is a method better than seasonal naive?')
    .argument('<file>')
    .addOption(option.horizon().makeOptionMandatory())
    .addOption(option.level().default([0.8, 0.95], '80,95'))
    .addOption(option.season())
    .addOption(option.freq())
    .addOption(
      new Option('--model <list>', 'methods to compare, such as auto,drift')
        .argParser(parseModels)
        .default(['auto'], 'auto'),
    )
    .addOption(new Option('--origins <n>', 'most past moments to forecast from').argParser(parseOrigins).default(12))
    .addOption(
      new Option('--step <n>', 'steps between them; absent: a horizon, or closer in a short history').argParser(
        parseSpacing,
      ),
    )
    .addOption(
      new Option('--baseline <steps>', 'season of seasonal naive and MASE; absent: the first season').argParser(
        parseBaseline,
      ),
    )
    .addOption(option.ignore())
    .addOption(option.labels())
    .addOption(option.id())
    .addOption(option.time())
    .addOption(option.value())
    .addOption(new Option('--by <what>', 'a line each').choices(['series', 'step', 'model']).default('series'))
    .addOption(new Option('--format <format>', 'absent: by the ending of --out').choices(['table', 'csv', 'json']))
    .option('--out <file>', 'absent: to the terminal')
    .action(async (file: string, options: Typed<BacktestCommandOptions>) =>
      (await command.backtest()).backtestCommand(file, withColumns(options), out),
    );

  root
    .command('anomalies')
    .description('what in a CSV file was unlike its past, told value by value as it came')
    .argument('<file>')
    .addOption(
      new Option('--sensitivity <how>', 'what is an alert')
        .choices(['sensitive', 'normal', 'serious'])
        .default('normal'),
    )
    .addOption(
      new Option('--min-deviation <units>', 'least distance from the expected value').argParser(parseDeviation),
    )
    .addOption(
      new Option('--min-deviation-percent <percent>', 'the same, of the expected value').argParser(parseDeviation),
    )
    .addOption(new Option('--x <points>', 'how many of the last n must be outside the band').argParser(parsePoints))
    .addOption(new Option('--n <points>', 'with --x').argParser(parsePoints))
    .addOption(new Option('--direction <way>', 'only such alerts').choices(['up', 'down', 'both']).default('both'))
    .addOption(option.freq())
    .addOption(option.ignore())
    .addOption(option.labels())
    .addOption(option.id())
    .addOption(option.time())
    .addOption(option.value())
    .addOption(new Option('--format <format>', 'absent: by the ending of --out').choices(['table', 'csv', 'json']))
    .option('--out <file>', 'absent: to the terminal')
    .action(async (file: string, options: Typed<AnomaliesCommandOptions>) =>
      (await command.anomalies()).anomaliesCommand(file, withColumns(options), out),
    );

  root
    .command('holidays')
    .description('codes of holiday calendars, and the holidays that come next')
    .argument('[calendar]', 'a country or region, such as DE or DE-BY; absent: the countries')
    .action(async (code?: string) => (await command.holidays()).holidaysCommand(code, new Date(), out));

  root
    .command('doctor')
    .description('check the installation line by line')
    .action(async () => {
      const { doctorCommand } = await command.doctor();
      process.exitCode = (await doctorCommand(out)) ? 0 : FAILED;
    });

  const token = root.command('token').description('tokens for the API and for Grafana');
  token
    .command('create')
    .argument('<name>', 'what it is for')
    .addOption(new Option('--right <right>').choices(RIGHTS).default('read'))
    .addOption(option.workspace())
    .action(async (name: string, options: { right: Right; workspace?: string }) =>
      (await command.admin()).tokenCreate(name, options, out),
    );
  token
    .command('generate')
    .description('print a token that is not valid yet, for FORESIGHT_GRAFANA_TOKEN; needs no database')
    .action(async () => (await command.admin()).tokenGenerate(out));
  token
    .command('list')
    .addOption(option.workspace())
    .action(async options => (await command.admin()).tokenList(options, out));
  token
    .command('revoke')
    .argument('<id>')
    .addOption(option.workspace())
    .action(async (id: string, options: { workspace?: string }) =>
      (await command.admin()).tokenRevoke(id, options, out),
    );

  root
    .command('migrate')
    .description('bring the schema up to date')
    .action(async () => (await command.admin()).migrateCommand(out));

  root
    .command('northlight')
    .description('write the simulated company with known truth as files')
    .addArgument(new Argument('<dir>', 'absent or empty folder'))
    .option('--people <n>', 'people who sign up', Number)
    .option('--events <n>', 'events to come near, instead of people', Number)
    .option('--months <n>', 'length of the window', Number)
    .option('--seed <n>', 'another seed, another company', Number)
    .option('--end <date>', 'exclusive end, ISO date', new Date().toISOString().slice(0, 10))
    .action(async (dir, options) => (await command.admin()).northlightCommand(dir, options, out));
  return root;
}

/** @returns the exit code: 0 well, 2 for what a person can correct in the input, 1 for everything else */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
  if (error instanceof ConfigError || error instanceof PostgresError) {
    out.note(`error: ${error.message}`);
    return error instanceof ConfigError ? BAD_INPUT : FAILED;
  }
  if ((error as Error).name === 'AbortError') {
    out.note('stopped before it was done');
    return INTERRUPTED;
  }
  const known = asForesightError(error);
  if (known) {
    const fix = known.facts.fix;
    out.note(`error: ${known.message}${fix && !known.message.includes(fix) ? `\n  fix: ${fix}` : ''}`);
    return known.status < 500 ? BAD_INPUT : FAILED;
  }
  out.note(`error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return FAILED;
}

/** A reader that has seen enough (| head) is no reason to fail. */
function ignoreGoneReader(error: Error & { code?: string }): void {
  if (error.code !== 'EPIPE') throw error;
}

if (import.meta.main) {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreGoneReader);
  process.exit(await main(process.argv.slice(2)));
}
