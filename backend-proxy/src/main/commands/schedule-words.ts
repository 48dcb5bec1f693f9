// The words of `foresight schedule`.
import { type Command, Option } from 'commander';
import type { Output } from '../terminal/index.ts';
import { option } from './option-words.ts';
import type { ScheduleAddOptions } from './schedule.command.ts';

interface InWorkspace {
  readonly workspace?: string;
}

const load = () => import('./schedule.command.ts');
const collect = (text: string, before: readonly string[] = []) => [...before, text];

export function addScheduleWords(root: Command, out: Output): void {
  const schedule = root.command('schedule').description('forecasts that are made again and again by themselves');
  schedule
    .command('list')
    .addOption(option.workspace())
    .action(async (options: InWorkspace) => (await load()).scheduleList(options, out));
  schedule
    .command('add')
    .description('train a metric every so often')
    .argument('<slug>', 'its name')
    .argument('<metric>')
    .addHelpText(
      'after',
      "\nExample:\n  foresight schedule add nightly requests --cron '0 2 * * *' --time-zone Europe/Berlin",
    )
    .option('--every <span>', '15m, 6h, 1d, 1w')
    .option('--cron <expression>', 'five fields: minute, hour, day, month, day of the week')
    .option('--time-zone <name>', 'IANA name whose clock counts for --cron; absent: the one of the workspace')
    .addOption(new Option('--label <name=value>', 'only series with this label; may be repeated').argParser(collect))
    .addOption(option.horizon())
    .addOption(option.level())
    .addOption(option.model())
    .addOption(
      new Option('--retries <n>', 'how often a run that fails is tried again, 0 to 10, default 10').argParser(Number),
    )
    .addOption(option.workspace())
    .action(async (slug: string, metric: string, options: ScheduleAddOptions) =>
      (await load()).scheduleAdd(slug, metric, options, out),
    );
  for (const [word, enabled] of [
    ['pause', false],
    ['resume', true],
  ] as const) {
    schedule
      .command(word)
      .argument('<slug>')
      .addOption(option.workspace())
      .action(async (slug: string, options: InWorkspace) => (await load()).scheduleSwitch(slug, enabled, options, out));
  }
  schedule
    .command('run')
    .description('run it now; its next time stays')
    .argument('<slug>')
    .addOption(option.workspace())
    .action(async (slug: string, options: InWorkspace) => (await load()).scheduleRun(slug, options, out));
  schedule
    .command('remove')
    .argument('<slug>')
    .addOption(option.workspace())
    .action(async (slug: string, options: InWorkspace) => (await load()).scheduleRemove(slug, options, out));
}
