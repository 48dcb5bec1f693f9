#!/usr/bin/env node
// The command line: reads words, calls a command, turns errors into sentences and exit codes.
import { RECONCILIATIONS } from '@foresight/contracts';
import { Argument, Command, CommanderError, Option } from 'commander';
// Not through the door: behind it stands the whole HTTP service, and most words here are answered without it.
import { asForesightError } from '../api/known-errors.ts';
import { ConfigError } from '../platform/config/index.ts';
import { PostgresError } from '../platform/postgres/index.ts';
import type { AnomaliesCommandOptions } from './commands/anomalies.command.ts';
import { parseDeviation, parsePoints } from './commands/anomaly-options.ts';
import type { BacktestCommandOptions } from './commands/backtest.command.ts';
import { parseBaseline, parseModels, parseOrigins, parseSpacing } from './commands/backtest-options.ts';
import { addChallengerWords } from './commands/challenger-words.ts';
import { addChurnWords } from './commands/churn-words.ts';
import { addEventWords } from './commands/event-words.ts';
import { addFeatureWords } from './commands/features-words.ts';
import type { ForecastCommandOptions } from './commands/forecast.command.ts';
import type { ImportCommandOptions } from './commands/import.command.ts';
import { option, withFileOptions, withFitOptions } from './commands/option-words.ts';
import { parseLimit, parseList, parseMetric } from './commands/options.ts';
import { addScenarioWords } from './commands/scenario-words.ts';
import { addScheduleWords } from './commands/schedule-words.ts';
import { addStateWords } from './commands/state-words.ts';
import { addTokenWords } from './commands/token-words.ts';
import { terminal as out } from './terminal/index.ts';
import { VERSION } from './version.ts';

/** What a person typed or sent cannot be used. */
const BAD_INPUT = 2;
const FAILED = 1;
/** Ended by a signal before it was done; 128 + SIGINT, as shells have it. */
const INTERRUPTED = 130;

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

/** One way to use a command, below its options. */
const example = (words: string) => `\nExample:\n  foresight ${words}`;

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
    .showHelpAfterError('  fix: see foresight --help, or foresight COMMAND --help')
    .configureOutput({ writeOut: text => out.print(text.trimEnd()), writeErr: text => out.note(text.trimEnd()) });

  root
    .commandsGroup('Service:')
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

  const importing = root
    .command('import')
    .description('store a CSV file (plain or gzip; long or wide), train, and forecast')
    .argument('<file>')
    .addHelpText('after', example('import sales.csv --metric sales --horizon 30 --holidays DE'))
    .optionsGroup('What is stored:')
    .addOption(new Option('--metric <name>', 'name of the metric; absent: the name of the file').argParser(parseMetric))
    .addOption(option.workspace())
    .option('--no-train', 'store the points only')
    .optionsGroup('Forecast:')
    .addOption(option.horizon())
    .addOption(option.level())
    .addOption(option.season())
    .addOption(option.model());
  withFileOptions(withFitOptions(importing)).action(async (file: string, options: Typed<ImportCommandOptions>) =>
    (await command.import()).importCommand(file, withColumns(options), out),
  );

  addEventWords(importing, out);
  addFeatureWords(root, out);

  const forecasting = root
    .commandsGroup('Files, without a database:')
    .command('forecast')
    .description('forecast a CSV file without a database')
    .argument('<file>')
    .addHelpText('after', example('forecast sales.csv --horizon 30 --limit 1000 --out next.csv'))
    .optionsGroup('Forecast:')
    .addOption(option.horizon().makeOptionMandatory())
    .addOption(option.level().default([0.8, 0.95], '80,95'))
    .addOption(option.season())
    .addOption(option.model().default('auto'))
    .optionsGroup('More questions:')
    .addOption(
      new Option('--limit <value>', 'ask how likely values above it are, and when first').argParser(parseLimit),
    )
    .addOption(new Option('--limit-below <value>', 'the same for values below it').argParser(parseLimit))
    .option('--explain', 'show the parts of the forecast: level, trend, seasons, events')
    .addOption(
      new Option(
        '--hierarchy <labels>',
        'forecast totals too, by these labels from coarse to fine, and make all add up',
      ).argParser(parseList),
    )
    .addOption(
      new Option('--reconciliation <way>', 'how they are made to add up; absent: min-trace').choices(RECONCILIATIONS),
    );
  withFileOptions(withFitOptions(forecasting))
    .optionsGroup('Output:')
    .addOption(new Option('--format <format>', 'absent: by the ending of --out').choices(['csv', 'json']))
    .option('--out <file>', 'write CSV or, when it ends in .json, JSON; absent: a table and a chart')
    .action(async (file: string, options: Typed<ForecastCommandOptions>) =>
      (await command.forecast()).forecastCommand(file, withColumns(options), out),
    );

  const backtesting = root
    .command('backtest')
    .description('forecast a CSV file from past moments and score what came: is a method better than seasonal naive?')
    .argument('<file>')
    .addHelpText('after', example('backtest sales.csv --horizon 30 --model auto,ets,theta --by model'))
    .optionsGroup('Forecast:')
    .addOption(option.horizon().makeOptionMandatory())
    .addOption(option.level().default([0.8, 0.95], '80,95'))
    .addOption(option.season())
    .addOption(
      new Option('--model <list>', 'methods to compare, such as auto,drift')
        .argParser(parseModels)
        .default(['auto'], 'auto'),
    )
    .optionsGroup('Test:')
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
    );
  withFileOptions(withFitOptions(backtesting))
    .optionsGroup('Output:')
    .addOption(new Option('--by <what>', 'a line each').choices(['series', 'step', 'model']).default('series'))
    .addOption(new Option('--format <format>', 'absent: by the ending of --out').choices(['table', 'csv', 'json']))
    .option('--out <file>', 'absent: to the terminal')
    .action(async (file: string, options: Typed<BacktestCommandOptions>) =>
      (await command.backtest()).backtestCommand(file, withColumns(options), out),
    );

  const anomalies = root
    .command('anomalies')
    .description('what in a CSV file was unlike its past, told value by value as it came')
    .argument('<file>')
    .addHelpText('after', example('anomalies cpu.csv --sensitivity serious --min-deviation-percent 20'))
    .optionsGroup('Alerts:')
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
    .addOption(new Option('--x <points>', 'how many of the last n must be outside the band').argParser(parsePoints.x))
    .addOption(new Option('--n <points>', 'with --x').argParser(parsePoints.n))
    .addOption(new Option('--direction <way>', 'only such alerts').choices(['up', 'down', 'both']).default('both'));
  withFileOptions(anomalies)
    .optionsGroup('Output:')
    .addOption(new Option('--format <format>', 'absent: by the ending of --out').choices(['table', 'csv', 'json']))
    .option('--out <file>', 'absent: to the terminal')
    .action(async (file: string, options: Typed<AnomaliesCommandOptions>) =>
      (await command.anomalies()).anomaliesCommand(file, withColumns(options), out),
    );

  addChurnWords(root, out);

  root
    .command('holidays')
    .description('codes of holiday calendars, and the holidays that come next')
    .addHelpText('after', example('holidays DE-BY'))
    .argument('[calendar]', 'a country or region, such as DE or DE-BY; absent: the countries')
    .action(async (code?: string) => (await command.holidays()).holidaysCommand(code, new Date(), out));

  addStateWords(root, out);

  root
    .commandsGroup('Care:')
    .command('doctor')
    .description('check the installation line by line')
    .action(async () => {
      const { doctorCommand } = await command.doctor();
      process.exitCode = (await doctorCommand(out)) ? 0 : FAILED;
    });

  addScenarioWords(root, out);
  addScheduleWords(root, out);
  addChallengerWords(root, out);
  addTokenWords(root, out);

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
