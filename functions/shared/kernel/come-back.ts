/**
 * What a worker answers whose message is neither done nor failed: it waits for something, or went as
 * far as one call may. The message stays in its queue, hidden for so long, and no try is used up.
 */
export class ComeBack {
  readonly afterSeconds: number;
  readonly report: Readonly<Record<string, unknown>>;

  constructor(afterSeconds: number, report: Readonly<Record<string, unknown>>) {
    this.afterSeconds = afterSeconds;
    this.report = report;
  }
}
