type Ending = () => Promise<unknown>;

/** What has to be ended, the newest first, once, however often and by whomever it is asked for. */
export class Teardown {
  private readonly endings: Ending[] = [];
  private running: Promise<void> | undefined;

  add(ending: Ending): void {
    this.endings.push(ending);
  }

  /** Ends everything, also after one ending failed; rejects with the failures. */
  run(): Promise<void> {
    this.running ??= this.endAll();
    return this.running;
  }

  private async endAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const end of this.endings.splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, "Not everything could be ended");
  }
}
