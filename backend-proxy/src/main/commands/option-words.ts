// Options that several commands share, under one heading each.
import { TRANSFORMS } from '@foresight/contracts';
import { MODEL_NAMES } from '@foresight/models';
import { type Command, Option } from 'commander';
import { parseFrequency } from '../../normalize/metric/index.ts';
import { parseHorizon, parseLevels, parseLimit, parseList, parseModel, parseSeasons } from './options.ts';

export const option = {
  horizon: () => new Option('--horizon <steps>', 'steps ahead').argParser(parseHorizon),
  level: () => new Option('--level <list>', 'levels of the bands, percent').argParser(parseLevels),
  season: () =>
    new Option('--season <list>', "season lengths in steps, or 'none'; absent: detected").argParser(parseSeasons),
  model: () => new Option('--model <name>', MODEL_NAMES.join(', ')).argParser(parseModel),
  workspace: () => new Option('--workspace <slug>', 'absent: the first of the configuration'),
};

/** How the columns of a file are read. */
export const withFileOptions = (to: Command): Command =>
  to
    .optionsGroup('File:')
    .option('--id <column>', 'the column that names the series')
    .option('--time <column>', 'the column of times')
    .option('--value <column>', 'the column of values')
    .addOption(
      new Option('--labels <columns>', 'the extra columns that become labels; absent: all').argParser(parseList),
    )
    .addOption(new Option('--ignore <columns>', 'columns to leave out').argParser(parseList))
    .addOption(new Option('--freq <step>', 'for files without times: 15min, 1h, 1d, 1mo …').argParser(parseFrequency));

/** Calendar, other series and limits, of the commands that forecast files. */
export const withFitOptions = (to: Command): Command =>
  to
    .optionsGroup('Calendar and other series:')
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
    .optionsGroup('Limits and scale:')
    .addOption(new Option('--lower <limit>', 'what the values can never fall below').argParser(parseLimit))
    .addOption(new Option('--upper <limit>', 'what the values can never rise above').argParser(parseLimit))
    .addOption(new Option('--transform <scale>', 'scale the method works on').choices(TRANSFORMS))
    .option('--no-level-shifts', 'take a lasting jump of the past for what may come again');
