/**
 * Runs a task for the newest state only: while it runs, any number of further calls mean one more run afterwards.
 * A failing run is reported and does not stop the next one.
 */
export class Latest {
  private running = false;
  private again = false;

  constructor(
    private readonly task: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  async run(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    do {
      this.again = false;
      await this.task().catch(this.failed);
    } while (this.again);
    this.running = false;
  }
}
