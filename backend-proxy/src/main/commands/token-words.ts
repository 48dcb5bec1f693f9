// The words of `foresight token`.
import { RIGHTS, type Right } from '@foresight/contracts';
import { type Command, Option } from 'commander';
import type { Output } from '../terminal/index.ts';
import { option } from './option-words.ts';

interface InWorkspace {
  readonly workspace?: string;
}

const load = () => import('./admin.command.ts');

export function addTokenWords(root: Command, out: Output): void {
  const token = root.command('token').description('tokens for the API and for Grafana');
  token
    .command('create')
    .argument('<name>', 'what it is for')
    .addOption(new Option('--right <right>').choices(RIGHTS).default('read'))
    .addOption(option.workspace())
    .action(async (name: string, options: InWorkspace & { right: Right }) =>
      (await load()).tokenCreate(name, options, out),
    );
  token
    .command('generate')
    .description('print a token that is not valid yet, for FORESIGHT_GRAFANA_TOKEN; needs no database')
    .action(async () => (await load()).tokenGenerate(out));
  token
    .command('list')
    .addOption(option.workspace())
    .action(async (options: InWorkspace) => (await load()).tokenList(options, out));
  token
    .command('revoke')
    .argument('<id>')
    .addOption(option.workspace())
    .action(async (id: string, options: InWorkspace) => (await load()).tokenRevoke(id, options, out));
}
