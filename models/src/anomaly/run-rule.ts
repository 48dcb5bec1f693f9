// Something that lasts longer than it ever did: equal values (a stuck sensor), missing values (a gap).

export interface RunState {
  readonly run: number;
  readonly longest: number;
}

/** How many times the longest run so far is suspicious. */
const LONGER = 3;

export class RunRule {
  private readonly fewest: number;
  private run: number;
  private longest: number;

  /** @param fewest shortest run that is ever suspicious */
  constructor(fewest: number, { run, longest }: RunState = { run: 0, longest: 0 }) {
    this.fewest = fewest;
    this.run = run;
    this.longest = longest;
  }

  /** The run goes on. @returns true once a run: when it becomes suspicious */
  lasts(): boolean {
    return ++this.run === Math.max(this.fewest, LONGER * this.longest + 1);
  }

  /** The run is over, and its length was usual from now on. */
  ends(): void {
    this.longest = Math.max(this.longest, this.run);
    this.run = 0;
  }

  toJSON(): RunState {
    return { run: this.run, longest: this.longest };
  }
}
